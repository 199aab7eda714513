import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from programs.models import Program
from readiness.models import User


def somebody(email: str, *permissions: str) -> User:
    user = User.objects.create_user(email, is_staff=True, name=email.split("@")[0])
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


@pytest.fixture
def editor(db) -> User:
    """May change the draft, not publish it."""
    return somebody("editor@example.test", "change_program")


@pytest.fixture
def publisher(db) -> User:
    return somebody("publisher@example.test", "change_program", "publish_catalogue")


@pytest.fixture
def as_publisher(publisher) -> Client:
    client = Client()
    client.force_login(publisher)
    return client


@pytest.fixture
def longer(catalogue) -> Program:
    """A programme that takes more hours in the draft than as published."""
    program = Program.objects.get(slug="ssg-ai-courses")
    program.hours = 300
    program.save()
    return program
