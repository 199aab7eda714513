"""The record: who did what, when and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from readiness.forms.record import RecordForm
from readiness.permissions import check_can_audit
from readiness.queries.record import COUNTED, searched

from .access import StaffRequest, only_if


@require_safe
@only_if(check_can_audit)
def record(request: StaffRequest) -> HttpResponse:
    form = RecordForm(request.GET)
    if not form.is_valid():
        return render(request, "workbench/record.html", {"form": form}, status=422)
    page = searched(form.search, request.user, before=request.GET.get("before", ""))
    asked = request.GET.copy()
    asked.pop("before", None)
    context = {"form": form, "page": page, "most": COUNTED, "asked": asked.urlencode()}
    return render(request, "workbench/record.html", context)


urlpatterns = [path("record", record, name="record")]
