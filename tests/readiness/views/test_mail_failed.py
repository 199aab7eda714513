"""A mail that did not arrive is shown to the advisor, and to the firm, until it gives an address anew."""

import pytest
from django.urls import reverse
from factories.people import signed_in
from factories.reviews import make_review, make_staff
from pages import elements, says

from readiness.models import Mail, Review
from readiness.models.review import Status

pytestmark = pytest.mark.django_db
STATES = {
    "refused": "The mail server did not take the address on",
    "given_up": "could not be sent, however often we tried.",
    "bounced": "came back (550).",
    "handed_over": "It may not have arrived.",
}


@pytest.fixture
def review(version) -> Review:
    return make_review(status=Status.IN_REVIEW, by=make_staff("advisor"), firm={"name": "Merbau Foods"})


@pytest.mark.parametrize(("state", "told"), STATES.items())
def test_advisor_and_firm_are_told(client, review, state, told):
    Mail.objects.create(key="x", submission=review.submission, state=state, told="550")

    page = signed_in(review.assignee).get(reverse("review", args=[review.pk]))

    assert told in says(page, "mail-failed")
    for name in ("result", "own_data"):
        assert told in says(client.get(reverse(name, args=[review.submission.link])), "mail-failed")


def test_correcting_the_address_ends_it(client, review):
    Mail.objects.create(key="x", submission=review.submission, state="refused", told="550")

    client.post(reverse("own_data", args=[review.submission.link]), {"email": "right@example.test"})

    page = signed_in(review.assignee).get(reverse("review", args=[review.pk]))
    assert elements(page, id="mail-failed") == []
    assert elements(client.get(reverse("result", args=[review.submission.link])), id="mail-failed") == []


@pytest.mark.parametrize("state", ["waiting", "sending", "sent"])
def test_other_mails_and_other_firms_mails_are_no_news(client, review, state):
    Mail.objects.create(key="x", submission=review.submission, state=state)
    other = make_review()
    Mail.objects.create(key="y", submission=other.submission, state="refused")

    assert elements(client.get(reverse("result", args=[review.submission.link])), id="mail-failed") == []
