"""A draft is held with its review, also with one that was asked for after the page was opened."""

import pytest
from django.db import transaction
from factories import a_submission
from factories.reviews import make_review, make_staff

from readiness.core.errors import UnderReview
from readiness.models import Review
from readiness.models.review import Status
from readiness.queries.submissions import by_token
from readiness.services.holding import hold
from readiness.services.submissions import save_answers

pytestmark = pytest.mark.django_db


def test_draft_without_a_review_is_held_alone(version):
    opened = by_token(a_submission().link)

    with transaction.atomic():
        assert hold(opened) == (opened, None)


def test_review_asked_for_after_the_page_was_opened_is_held_too(version):
    review = make_review()
    opened = by_token(review.submission.link)
    opened.asked_for_review = False  # as it was when the page was opened

    with transaction.atomic():
        assert hold(opened) == (review.submission, review)


def test_answers_are_closed_if_an_advisor_took_the_review_after_the_page_was_opened(version):
    review = make_review()
    opened = by_token(review.submission.link)
    assert opened.review.status == Status.WAITING
    Review.objects.update(status=Status.IN_REVIEW, assignee=make_staff("advisor"))

    with pytest.raises(UnderReview):
        save_answers(submission=opened, shown={}, given={"VAL1": 3}, by=None)
