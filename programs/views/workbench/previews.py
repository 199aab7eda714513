"""The dry run: asking for it, watching it, reading what it found."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from programs.core.errors import UnsoundCatalogue
from programs.models import Preview
from programs.permissions import check_can_publish
from programs.queries.preview_words import told
from programs.services.previews import start_preview
from readiness.services.work import cancel
from readiness.views.workbench.access import StaffRequest, only_if


@require_POST
@only_if(check_can_publish)
def start(request: StaffRequest) -> HttpResponse:
    try:
        preview = start_preview(by=request.user)
    except UnsoundCatalogue as error:
        messages.warning(request, str(error))
        return redirect("workbench")
    return redirect("workbench_preview", preview.pk)


@require_safe
@only_if(check_can_publish)
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    work = get_object_or_404(Preview.objects.select_related("by", "base"), pk=pk)
    if request.htmx and not work.has_ended:
        return render(request, "workbench/preview.html#progress", {"work": work})
    context = {"work": work, "found": told(work) if work.result else None}
    response = render(request, "workbench/preview.html", context)
    if request.htmx:  # it ended while somebody watched: the whole page has what it found
        response["HX-Refresh"] = "true"
    return response


@require_POST
@only_if(check_can_publish)
def cancel_preview(request: StaffRequest, pk: int) -> HttpResponse:
    cancel(get_object_or_404(Preview, pk=pk), by=request.user)
    return redirect("workbench_preview", pk)
