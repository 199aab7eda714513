"""The draft is for staff with the permission; others see nothing of it."""

import pytest
from django.contrib.admin import site
from django.test import Client
from django.urls import reverse
from draft_pages import address, opened
from factories.people import a_person, signed_in

from programs.models import Factor, Number, Program, Sentence, Source, Tool, Vendor

pytestmark = pytest.mark.django_db
MODELS = (Source, Vendor, Tool, Sentence, Factor, Number, Program)
UNPUBLISHED = "Not published yet"


@pytest.fixture
def secret(catalogue) -> Program:
    """A programme whose name nobody outside may see."""
    program = Program.objects.get(slug="aisg-ai4e")
    program.name = UNPUBLISHED
    program.save()
    return program


def pages(row) -> list[str]:
    model = row._meta.model_name
    return [
        reverse(f"admin:programs_{model}_changelist"),
        address(row),
        address(row, "delete"),
        address(row, "history"),
    ]


@pytest.mark.parametrize("model", MODELS)
def test_anonymous_person_is_asked_to_sign_in(secret, model):
    for url in pages(model.objects.first()):
        response = Client().get(url)

        assert (response.status_code, response["Location"]) == (302, f"{reverse('admin:login')}?next={url}")


@pytest.mark.parametrize("is_staff", [True, False])
@pytest.mark.parametrize("model", MODELS)
def test_person_without_permission_sees_and_changes_nothing(secret, model, is_staff):
    client = signed_in(a_person("outsider@example.test", is_staff=is_staff))

    for url in pages(model.objects.first()):
        responses = [client.get(url), client.post(url, {"post": "yes", "name": "mine"})]

        assert {response.status_code for response in responses} == {403 if is_staff else 302}
        assert not any(UNPUBLISHED in response.content.decode() for response in responses)
    assert Program.objects.get(pk=secret.pk).name == UNPUBLISHED


def test_person_who_may_only_look_sees_a_programme_and_cannot_save(secret):
    client = signed_in(a_person("reader@example.test", "view_program"))

    page = client.get(address(secret))
    refused = client.post(address(secret), {"name": "mine"})

    assert (page.status_code, refused.status_code) == (200, 403)
    assert UNPUBLISHED in page.content.decode()
    fields = {name.split("-")[-1] for name in opened(client, address(secret))}
    assert fields & {"name", "seen", "says", "why", "status", "question"} == set()


def test_person_who_may_change_programmes_may_change_what_hangs_on_them(secret):
    client = signed_in(a_person("editor@example.test", "view_program", "change_program"))
    posted = opened(client, address(secret))
    posted["cohorts-0-status"] = ["ended"]

    response = client.post(address(secret), posted)

    assert (response.status_code, secret.cohorts.get().status) == (302, "ended")


def test_only_rows_of_the_draft_have_pages():
    ours = {model for model in site._registry if model._meta.app_label == "programs"}

    assert ours == set(MODELS)
