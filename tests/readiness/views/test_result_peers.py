"""A result beside other firms: in words, as a table, as a picture, and not at all where there is no group."""

import pytest
from django.urls import reverse
from factories import a_revision, answers
from pages import elements, says

from readiness.models import Organisation, Revision
from readiness.services.consents import agree_to_statistics
from readiness.services.peers import publish_snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def firms(version) -> list[Revision]:
    found = [a_revision(responses=answers(level)) for level in (1, 1, 2, 2, 3, 3, 4, 4, 5, 5)]
    for each in found:
        agree_to_statistics(submission=each.submission, by=None)
    return found


def page_of(client, revision: Revision):
    return client.get(reverse("result", args=[revision.submission.link]))


def test_result_is_shown_beside_firms_of_its_kind(client, firms):
    publish_snapshot()

    page = page_of(client, firms[0])

    told = says(page, "peers")
    assert "10 to 49 people: 10 or more firms, " in told
    assert "Your level is 1. In the middle they are at level 3; half of them between 2 and 4." in told
    assert "Overall 0 50 (25 to 75)" in told
    assert "sample firms" not in told
    assert len(elements(page, class_="spread-bar")) == 8


def test_sample_firms_are_said_to_be_made_up(client, firms):
    Organisation.objects.update(is_made_up=True)
    publish_snapshot()

    assert "These are sample firms, made up to show the page." in says(page_of(client, firms[0]), "peers")


def test_without_a_published_group_nothing_is_shown(client, firms):
    assert elements(page_of(client, firms[0]), id="peers") == []
