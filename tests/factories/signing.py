"""Signing in as people do: password, second factor, mailed code."""

import time

from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.test import Client
from django.urls import reverse

from readiness.models import User

PASSWORD = "correct horse battery staple"  # noqa: S105


def with_password(person: User) -> User:
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def with_app(person: User) -> str:
    """Set up an authenticator app; return its key."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def app_code(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def key_shown(client: Client) -> str:
    """The key behind the QR code of the page that sets up an app."""
    return client.session[SECRET_SESSION_KEY]


def give_password(client: Client, person: User, password: str = PASSWORD, **given):
    return client.post(reverse("account_login"), {"login": person.email, "password": password}, **given)
