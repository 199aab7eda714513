"""The draft: what was changed, what is wrong, and what can be done with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programs.models import CatalogueVersion
from programs.permissions import can_publish, check_can_edit, check_can_publish
from programs.queries.catalogues import current_catalogue
from programs.queries.workbench import draft_state
from programs.services.publications import restore
from readiness.views.workbench.access import StaffRequest, only_if


@require_safe
@only_if(check_can_edit)
def overview(request: StaffRequest) -> HttpResponse:
    context = {"it": draft_state(), "may_publish": can_publish(request.user)}
    return render(request, "workbench/draft.html", context)


@require_POST
@only_if(check_can_publish)
def discard(request: StaffRequest) -> HttpResponse:
    """Make the draft say what is published."""
    restore(version=CatalogueVersion.objects.get(pk=current_catalogue()), by=request.user)
    messages.success(request, _("The draft says what is published again."))
    return redirect("workbench")
