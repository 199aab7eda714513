"""My checks: an owner proves an e-mail address with a mailed code and sees everything of the firm."""

from typing import cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from readiness.accounts.sessions import proven_address
from readiness.forms.landing import EmailForm
from readiness.models import User
from readiness.queries.held import as_file
from readiness.queries.my_checks import firms_of
from readiness.queries.people import is_staff_person
from readiness.services.held import export_firms
from readiness.services.owners import owner_with
from readiness.throttle import is_too_often

from .errors import refused
from .own_data import as_json


@require_safe
def my(request: HttpRequest) -> HttpResponse:
    address = proven_address(request)
    if not address or is_staff_person(request.user):
        return redirect("account_request_login_code")
    return render(request, "readiness/my.html", {"address": address, "firms": firms_of(address)})


@require_safe
def my_file(request: HttpRequest) -> HttpResponse:
    """Everything held about the firms of an address, in one file."""
    address = proven_address(request)
    if not address or is_staff_person(request.user):
        return redirect("account_request_login_code")
    return as_json(as_file(export_firms(email=address, by=cast(User, request.user))), "firms")


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Mail a code to an owner. The answer and the work are the same for every address."""
    form = EmailForm(request.POST if request.method == "POST" else None)
    if request.user.is_authenticated or request.method != "POST":
        return _page(request, form)
    if is_too_often(request, "mail"):
        return refused(request, 429)
    if not form.is_valid():
        return _page(request, form, status=422)
    email = form.cleaned_data["email"].lower()
    if not ratelimit.consume(request, action="request_login_code", key=email):
        return refused(request, 429)
    return _begin(request, email)


def _page(request: HttpRequest, form: EmailForm, status: int = 200) -> HttpResponse:
    return render(request, "readiness/my_sign_in.html", {"form": form}, status=status)


def _begin(request: HttpRequest, email: str) -> HttpResponse:
    user = owner_with(email=email)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=email)
    if user is None:  # the same work, and no mail
        adapter = get_adapter(request)
        adapter.send_mail("account/email/login_code", "", {"code": adapter.generate_login_code()})
    return redirect("account_confirm_login_code")
