"""People who sign in, with the permissions they need."""

from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.test import Client

from readiness.models import User

ROWS = ("source", "vendor", "tool", "sentence", "factor", "number", "program")
EDITING = tuple(f"{verb}_{row}" for verb in ("view", "add", "change", "delete") for row in ROWS)


def a_person(email: str, *permissions: str, is_staff: bool = True) -> User:
    person = User.objects.create_user(email, is_staff=is_staff, name=email.split("@")[0])
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return person


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def with_second_factor(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Note a second factor in the session that `force_login` makes; its request has no method."""
    if request.method is None:
        record_authentication(request, user, "mfa", type="totp")


def without_second_factor(person: User) -> Client:
    """As after the password alone."""
    client = signed_in(person)
    session = client.session
    session.pop(AUTHENTICATION_METHODS_SESSION_KEY)
    session.save()
    return client
