"""Whoever holds another firm's link sees and changes nothing of a stranger's plans."""

import pytest
from django.urls import reverse
from factories import PROFILE, a_revision, answers

from programs.models import Recommendation
from readiness.models import AuditEntry

pytestmark = pytest.mark.django_db
NAME = "Stranger and Sons (sample)"


@pytest.fixture
def theirs(catalogue) -> Recommendation:
    """A plan with warnings and a step that only a firm like this one gets."""
    facts = PROFILE | {"suppliers": ["aws"], "commitment": "over_12_months", "budget_per_person": "none"}
    revision = a_revision(profile=facts, responses=answers(1, VEN3=1), firm={"name": NAME, "uen": "00192200M"})
    return revision.recommendations.get()


@pytest.fixture
def mine(theirs) -> Recommendation:
    return a_revision(responses=answers(4)).recommendations.get()


def leaks(response, theirs) -> list[str]:
    secrets = (
        NAME,
        "00192200M",
        theirs.revision.submission.link,
        theirs.receipt["signature"],
        "You have a contract of more than 12 months",
    )
    return [secret for secret in secrets if secret in response.content.decode()]


@pytest.mark.parametrize("name", ["plan", "plan_receipt"])
def test_plan_of_another_firm_is_404(client, mine, theirs, name):
    response = client.get(reverse(name, args=[mine.revision.submission.link, theirs.pk]))
    own = client.get(reverse(name, args=[theirs.revision.submission.link, theirs.pk]))

    assert (response.status_code, leaks(response, theirs)) == (404, [])
    assert own.status_code == 200
    assert leaks(own, theirs) != []


@pytest.mark.parametrize("name", ["plan_now", "what_if", "result"])
def test_pages_of_mine_show_nothing_of_theirs(client, mine, theirs, name):
    response = client.get(reverse(name, args=[mine.revision.submission.link]), {"budget": "none"})

    assert (response.status_code, leaks(response, theirs)) == (200, [])


def test_making_my_plan_changes_nothing_of_theirs(client, mine, theirs):
    before = Recommendation.objects.filter(revision=theirs.revision).count(), AuditEntry.objects.count()

    client.post(reverse("plan_now", args=[mine.revision.submission.link]))

    assert (Recommendation.objects.filter(revision=theirs.revision).count(), AuditEntry.objects.count()) == before
