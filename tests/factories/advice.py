"""Reviews in hand with a plan, and conclusions that were told with one."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from programs.queries.advising import plans_under_review
from programs.queries.catalogues import current_catalogue
from readiness.models import Conclusion, Review, Revision, User
from readiness.models.review import Status
from readiness.signals import reviewed

from . import answers
from .reviews import make_review, make_staff

LOW = answers(2, VEN2=1, VEN3=1)
"""A firm with much to raise; its plan by the shipped catalogue has three steps."""


def in_hand(by: User | None = None, **given: Any) -> Review:
    """A review that an advisor has in hand."""
    return make_review(status=Status.IN_REVIEW, by=by or make_staff("advisor"), **{"responses": LOW} | given)


def planned(review: Review) -> list[str]:
    """Slugs of the plan by the rules of the declared answers."""
    recommendation = review.revision.recommendations.get()
    found: list[str] = recommendation.programs
    return found


def beside(review: Review) -> list[str]:
    """Slugs of what the firm could join as well, the best first."""
    it = plans_under_review(review, current_catalogue(), timezone.localdate(), [])
    return [each.program.slug for each in it.rules.matching.matches if each.section == "consider"]


def concluded(review: Review) -> Conclusion:
    """The conclusion of a review whose answers stay as declared, told to whoever listens."""
    declared = review.revision
    revision = Revision.objects.create(
        submission=review.submission,
        number=review.submission.revisions.count() + 1,
        kind=Revision.Kind.REVIEWED,
        questionnaire_id=declared.questionnaire_id,
        mode=declared.mode,
        as_of=timezone.localdate(),
        profile=declared.profile,
        responses=declared.responses,
        result=declared.result,
        receipt=declared.receipt,
        level=declared.level,
        could_be=declared.could_be,
    )
    assert review.assignee is not None
    conclusion = Conclusion.objects.create(review=review, declared=declared, revision=revision, by=review.assignee)
    reviewed.send(Review, conclusion=conclusion)
    return conclusion


def days_ago(days: int) -> Any:
    return timezone.localdate() - timedelta(days=days)
