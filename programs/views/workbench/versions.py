"""Published catalogues: a list, one beside another, and one becoming the draft again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programs.models import CatalogueVersion
from programs.permissions import can_publish, check_can_edit, check_can_publish
from programs.queries.catalogues import catalogue_edition
from programs.queries.changes import changes
from programs.services.publications import restore
from readiness.views.workbench.access import StaffRequest, only_if


@require_safe
@only_if(check_can_edit)
def versions(request: StaffRequest) -> HttpResponse:
    found = CatalogueVersion.objects.defer("content").select_related("published_by")
    return render(request, "workbench/versions.html", {"versions": found})


@require_safe
@only_if(check_can_edit)
def version(request: StaffRequest, number: int) -> HttpResponse:
    """One version, beside another one: the one before it unless `with` names a number."""
    others = CatalogueVersion.objects.defer("content").select_related("published_by")
    it = get_object_or_404(others, number=number)
    asked = request.GET.get("with", str(number - 1))
    other = others.filter(number=int(asked)).first() if asked.isdecimal() else None
    if other is None and "with" in request.GET:
        raise Http404
    contents = [catalogue_edition(each.pk).content for each in (other, it) if each]
    context = {
        "it": it,
        "other": other,
        "others": others.exclude(pk=it.pk),
        "changes": changes(*contents) if other else (),
        "programs": catalogue_edition(it.pk).catalogue.programs,
        "may_publish": can_publish(request.user),
    }
    return render(request, "workbench/version.html", context)


@require_POST
@only_if(check_can_publish)
def restore_version(request: StaffRequest, number: int) -> HttpResponse:
    restore(version=get_object_or_404(CatalogueVersion, number=number), by=request.user)
    told = _("The draft now says what catalogue %(number)s said. Preview and publish it to put it in force.")
    messages.success(request, told % {"number": number})
    return redirect("workbench")
