"""The filtered queue as a file: asked for, watched, downloaded; by one person, and for nobody else."""

from django.contrib import messages
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from readiness.exchange.archives import ZIP_TYPE, zipped
from readiness.exchange.lists import CSV_TYPE, XLSX_TYPE, unpacked
from readiness.forms.exports import ExportForm
from readiness.models import ExportedReport, QueueExport
from readiness.models.work import State
from readiness.permissions import check_can_read
from readiness.services.exports import KEPT, ExportGone, start_export, take_export
from readiness.services.report_exports import reports_of
from readiness.services.work import cancel
from readiness.views.limits import is_sent, limited

from .access import StaffRequest, only_if

SHOWN = 20
WITH_REPORTS = Q(Exists(ExportedReport.objects.filter(export=OuterRef("pk"))), state=State.DONE)
WITH_FILE = ExpressionWrapper(~Q(data=b"") | WITH_REPORTS, output_field=BooleanField())


def _own(request: StaffRequest) -> QuerySet[QueueExport]:
    return QueueExport.objects.filter(by=request.user).defer("data").annotate(has_file=WITH_FILE)


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(check_can_read)
@limited("export", if_=is_sent)
def exports(request: StaffRequest) -> HttpResponse:
    form = ExportForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        return redirect("export", start_export(**form.cleaned_data, by=request.user).pk)
    context = {"form": form, "exports": _own(request)[:SHOWN], "days": KEPT.days}
    return render(request, "workbench/exports.html", context, status=422 if form else 200)


@require_safe
@only_if(check_can_read)
def export(request: StaffRequest, pk: int) -> HttpResponse:
    """How far the file is; a fragment while somebody watches."""
    work = get_object_or_404(_own(request), pk=pk)
    context = {"work": work, "days": KEPT.days}
    if request.htmx and not work.has_ended:
        return render(request, "workbench/export.html#progress", context)
    response = render(request, "workbench/export.html", context)
    if request.htmx:  # it has ended while somebody watched
        response["HX-Refresh"] = "true"
    return response


@require_POST
@only_if(check_can_read)
def cancel_export(request: StaffRequest, pk: int) -> HttpResponse:
    cancel(get_object_or_404(_own(request), pk=pk), by=request.user)
    return redirect("exports")


@require_GET
@only_if(check_can_read)
def download(request: StaffRequest, pk: int) -> HttpResponse:
    work = get_object_or_404(_own(request), pk=pk)
    try:
        data = take_export(work=work, by=request.user)
    except ExportGone as error:
        messages.warning(request, str(error))
        return redirect("export", pk)
    name = f"queue-{timezone.localdate(work.created_at)}.{work.format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if work.format == QueueExport.Format.REPORTS:
        return StreamingHttpResponse(zipped(reports_of(work)), content_type=ZIP_TYPE, headers=headers)  # type: ignore[return-value]
    if work.format == QueueExport.Format.XLSX:
        return HttpResponse(data, content_type=XLSX_TYPE, headers=headers)
    return StreamingHttpResponse(unpacked(data), content_type=CSV_TYPE, headers=headers)  # type: ignore[return-value]  # also a response


urlpatterns = [
    path("exports", exports, name="exports"),
    path("exports/<int:pk>", export, name="export"),
    path("exports/<int:pk>/cancel", cancel_export, name="export_cancel"),
    path("exports/<int:pk>/file", download, name="export_file"),
]
