"""Publishing the draft, and watching it happen."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programs.core.errors import NothingToPublish, NotPreviewed, UnsoundCatalogue
from programs.models import Publication
from programs.permissions import check_can_publish
from programs.services.publications import start_publication
from readiness.services.work import cancel
from readiness.views.workbench.access import StaffRequest, only_if


@require_POST
@only_if(check_can_publish)
def publish(request: StaffRequest) -> HttpResponse:
    note = request.POST.get("note", "").strip()
    if not note:
        messages.warning(request, _("Say in a line what advisors should know about this change."))
        return redirect("workbench")
    try:
        publication = start_publication(note=note, by=request.user)
    except (NothingToPublish, NotPreviewed, UnsoundCatalogue) as error:
        messages.warning(request, str(error))
        return redirect("workbench")
    return redirect("workbench_publication", publication.pk)


@require_safe
@only_if(check_can_publish)
def publication(request: StaffRequest, pk: int) -> HttpResponse:
    work = get_object_or_404(Publication.objects.defer("content").select_related("by", "version"), pk=pk)
    if request.htmx and not work.has_ended:
        return render(request, "workbench/publication.html#progress", {"work": work})
    response = render(request, "workbench/publication.html", {"work": work})
    if request.htmx:  # it ended while somebody watched: the whole page no longer offers to cancel it
        response["HX-Refresh"] = "true"
    return response


@require_POST
@only_if(check_can_publish)
def cancel_publication(request: StaffRequest, pk: int) -> HttpResponse:
    cancel(get_object_or_404(Publication, pk=pk), by=request.user)
    return redirect("workbench_publication", pk)
