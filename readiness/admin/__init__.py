"""Accounts of staff in the admin. Groups are roles, written in code; factors and sessions have pages of their own."""

import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin  # noqa: F401  # they all register what is taken out again below
import django.contrib.auth.admin  # noqa: F401  # likewise
from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from . import people  # noqa: F401  # importing it registers it


def change_password(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """Lead to the account's own page, which is recorded and mailed about."""
    return redirect("account_change_password")


# There is one way to sign in, and one to change a password.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.password_change = change_password  # type: ignore[assignment, method-assign]  # it answers, too
admin.site.unregister([Group, EmailAddress, Authenticator, UserSession])
