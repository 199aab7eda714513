from collections.abc import Callable

import pytest
from django.test import Client
from factories.reviews import make_staff
from factories.signing import with_password

from readiness.models import User


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """A real hasher takes its time on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def advisor(db) -> User:
    return with_password(make_staff("advisor"))


@pytest.fixture
def post(client: Client, django_capture_on_commit_callbacks) -> Callable:
    """Post a form as the visitor, and do what it asks for as if its transaction had committed."""

    def send(address: str, data: dict | None = None, **given):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, data or {}, **given)

    return send
