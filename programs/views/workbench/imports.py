"""Files in: checked first, applied when a person has read what would change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.core.errors import ImportRefused
from programs.forms.imports import ImportForm
from programs.models import CatalogueImport
from programs.permissions import check_can_publish
from programs.services.imports import apply_import, cancel_import, start_import
from readiness.views.limits import is_sent, limited
from readiness.views.workbench.access import StaffRequest, only_if

SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(check_can_publish)
@limited("import", if_=is_sent)
def imports(request: StaffRequest) -> HttpResponse:
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        work = start_import(name=file.name, data=file.read(), by=request.user)
        return redirect("workbench_import", work.pk)
    recent = CatalogueImport.objects.defer("data", "content", "report").select_related("by")[:SHOWN]
    status = 422 if form.errors else 200
    return render(request, "workbench/imports.html", {"form": form, "imports": recent}, status=status)


@require_safe
@only_if(check_can_publish)
def one_import(request: StaffRequest, pk: int) -> HttpResponse:
    """What the file would change, or what is wrong with it; a fragment while somebody watches it being read."""
    work = get_object_or_404(CatalogueImport.objects.defer("data", "content").select_related("by"), pk=pk)
    is_read = work.report is not None
    if request.htmx and not work.has_ended and not (is_read and not work.is_wanted):
        return render(request, "workbench/import.html#progress", {"work": work})
    response = render(request, "workbench/import.html", {"work": work, "is_read": is_read})
    if request.htmx:  # it was read, or has ended, while somebody watched
        response["HX-Refresh"] = "true"
    return response


@require_POST
@only_if(check_can_publish)
def apply_file(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        apply_import(work=get_object_or_404(CatalogueImport, pk=pk), by=request.user)
    except ImportRefused as error:
        messages.warning(request, str(error))
    return redirect("workbench_import", pk)


@require_POST
@only_if(check_can_publish)
def cancel_file(request: StaffRequest, pk: int) -> HttpResponse:
    cancel_import(work=get_object_or_404(CatalogueImport, pk=pk), by=request.user)
    return redirect("workbench_imports")
