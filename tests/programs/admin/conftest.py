import pytest
from django.test import Client
from factories.people import EDITING, a_person, signed_in

from readiness.models import User


@pytest.fixture
def editor(catalogue) -> User:
    return a_person("editor@example.test", *EDITING)


@pytest.fixture
def other(catalogue) -> User:
    return a_person("other@example.test", *EDITING)


@pytest.fixture
def client(editor) -> Client:
    return signed_in(editor)


@pytest.fixture
def second(other) -> Client:
    return signed_in(other)
