"""What staff set for themselves: their name and mails; and the ways to password, second factor and sessions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from readiness.forms.people import OwnAccountForm
from readiness.permissions import can_review, check_is_staff
from readiness.services.people import change_own_account

from .access import StaffRequest, only_if


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(check_is_staff)
def account(request: StaffRequest) -> HttpResponse:
    user = request.user
    given = {"name": user.name, "wants_digest": user.wants_digest}
    form = OwnAccountForm(
        request.POST if request.method == "POST" else None,
        initial=given,
        has_reviews=can_review(user),
        edits=user.has_perm("programs.change_program"),
    )
    if form.is_valid():
        change_own_account(by=user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("account")
    status = 422 if form.is_bound else 200
    return render(request, "workbench/account.html", {"form": form}, status=status)


urlpatterns = [path("account", account, name="account")]
