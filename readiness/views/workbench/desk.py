"""The way in: each person lands where their work is."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from readiness.permissions import can_audit, can_read, may

from .access import StaffRequest, only_if


@require_safe
@only_if(lambda user: None)
def desk(request: StaffRequest) -> HttpResponse:
    if can_read(request.user):
        return redirect("queue")
    if may(request.user, "programs.change_program"):
        return redirect("workbench")
    if can_audit(request.user):
        return redirect("record")
    raise PermissionDenied(_("Your account has no role yet. An administrator can give you one."))


urlpatterns = [path("", desk, name="desk")]
