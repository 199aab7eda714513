"""HEAD is GET without the body, as link checkers and mail programs ask."""

import pytest
from django.urls import reverse
from factories import a_revision

from readiness.models import Revision

pytestmark = pytest.mark.django_db
PUBLIC = ["landing", "method", "privacy", "accessibility", "check_receipt", "public_key", "programs", "ranking"]
PRIVATE = ["resume", "firm", "answers", "save", "result", "plan_now", "what_if"]


@pytest.fixture
def revision(catalogue) -> Revision:
    return a_revision()


@pytest.mark.parametrize("name", PUBLIC)
def test_head_is_get_without_the_body(client, catalogue, name):
    page, head = client.get(reverse(name)), client.head(reverse(name))

    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == page["Content-Type"]


@pytest.mark.parametrize("name", PRIVATE)
def test_head_behind_a_link_is_get_without_the_body(client, revision, name):
    link = reverse(name, args=[revision.submission.link])

    page, head = client.get(link), client.head(link)

    assert (head.status_code, head.content) == (page.status_code, b"")
    assert head.get("Location") == page.get("Location")


def test_head_of_a_part_changes_nothing(client, revision):
    response = client.head(reverse("part", args=[revision.submission.link, "str"]))

    assert (response.status_code, revision.submission.audit.filter(verb="answer").count()) == (200, 1)
