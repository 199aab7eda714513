"""Where allauth asks this site: mails, words, addresses, and who may come in how."""
# allauth states no types, so what is derived from it derives from Any.
# mypy: allow-subclassing-any

import time
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext_lazy as _

from readiness.queries.people import is_staff_person
from readiness.services.account_mails import mail_sealed
from readiness.throttle import client_address

WRONG_CODE = _("This code is not right, or no longer. Check the digits, or wait for the next code.")
TOO_MANY = _("Too many tries for now. Please wait a quarter of an hour, then try again.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Address and password do not belong together. Check both, and try again."),
        "enter_current_password": _("This is not your password of now. Type it again."),
        "incorrect_password": _("This is not your password. Type it again."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators add staff; an owner's account comes with the first code."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        address = client_address(request)
        if not address:
            raise PermissionDenied
        return address

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        mail = self.render_mail(template_prefix, email, {"email": email, "site": settings.SITE_URL} | context)
        html = str(mail.alternatives[0][0])
        mail_sealed(to=email, subject=str(mail.subject), body=str(mail.body), html=html)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Owners have no password to forget: for them, as for strangers, nothing is sent."""
        super().send_password_reset_mail(user, email if is_staff_person(user) else "", context)

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _dash, token = key.partition("-")
        return settings.SITE_URL + resolve_url("account_reset_password_from_key", uidb36=uid, key=token)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("desk" if is_staff_person(request.user) else "my")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("account")

    def pre_login(self, request: HttpRequest, user: Any, **given: Any) -> HttpResponse | None:
        """Nobody of staff comes in by a mailed code alone, not even one that was asked for before they were staff."""
        methods = {record["method"] for record in get_authentication_records(request, user)}
        if methods == {"code"} and is_staff_person(user):
            raise PermissionDenied(_("Staff sign in with their password and a second factor."))
        answer: HttpResponse | None = super().pre_login(request, user, **given)
        return answer

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who signed in just now need not do it again: the first sign-in leads straight to the second factor."""
        request = context.request
        records = get_authentication_records(request, request.user)
        if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))
