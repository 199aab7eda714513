"""A finished review that is full of what the first advisor found, and two advisors."""

import pytest
from django.utils import timezone
from factories import answers
from factories.reviews import make_staff
from factories.seconds import make_conclusion, make_second
from second_looks import FIRSTS

from readiness.models import Clarification, Comment, SecondReview, User


@pytest.fixture
def first(db) -> User:
    return make_staff("advisor", email="nadia@example.test")


@pytest.fixture
def second(version, first) -> SecondReview:
    """Open, on a review that is full of what the first advisor found."""
    conclusion = make_conclusion(
        by=first,
        responses=answers(3, DAT2="unknown"),
        adjusted={"TEC4": 1, "GOV1": 1, "DAT2": 2},
        firm={"name": "Merbau Foods"},
    )
    review = conclusion.review
    review.submission.notes = {"TEC4": "We block uploads by hand."}
    review.submission.save()
    review.message = "We grew fast this year."
    review.note = FIRSTS
    review.save()
    review.verdicts.create(question="STR1", evidence="verified", reason="seen with own eyes", by=first)
    Comment.objects.create(review=review, question="TEC4", kind="internal", text="told to all advisors", by=first)
    Comment.objects.create(review=review, question="TEC4", kind="shared", text="told to the firm", by=first)
    Clarification.objects.create(
        review=review,
        question="VEN1",
        text="Which suppliers do you mean?",
        answer="Two, both local.",
        by=first,
        sent_at=timezone.now(),
        ended_at=conclusion.at,
    )
    return make_second(conclusion=conclusion)


@pytest.fixture
def advisor(db) -> User:
    return make_staff("advisor", email="raymond@example.test")
