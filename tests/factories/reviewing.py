"""Reviews that an advisor has in hand, and what was done in them, through the services that clicks reach."""

from typing import Any

from readiness.models import Review, User, Verdict
from readiness.models.review import Status
from readiness.services.reviews.verdicts import save_verdict

from .reviews import make_review, make_staff

GATES = ("STR1", "VAL2", "TEC4", "GOV1", "GOV2")
"""Questions that can limit the level of the firm of `PROFILE`."""


def in_hand(by: User | None = None, **given: Any) -> Review:
    """A review that an advisor is working on. given: as for `a_revision`."""
    review = make_review(status=Status.IN_REVIEW, by=by or make_staff("advisor"), **given)
    review.submission.contact_email = "owner@example.test"
    review.submission.save()
    return review


def judged(review: Review, question: str, response: Any = None, **given: Any) -> Verdict:
    """A verdict of who has the review: agreed, or adjusted for a reason."""
    found = Verdict.objects.filter(review=review, question=question).first()
    stated = {"version": found.version if found else 0, "evidence": "shown", "reason": f"why {question}"}
    return save_verdict(review=review, question=question, response=response, by=review.assignee, **stated | given)


def all_gates_judged(review: Review) -> None:
    for question in GATES:
        judged(review, question)
