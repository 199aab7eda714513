"""Questions of an advisor to a firm, and conclusions, as the services of the workbench would leave them."""

from typing import Any

from django.utils import timezone

from readiness.models import Clarification, Conclusion, Review, Revision, User
from readiness.models.review import Status
from readiness.services.reviews.moving import move

from .reviews import make_review, make_staff


def a_review_with_questions(*questions: str, by: User | None = None, **given: Any) -> Review:
    """A review whose firm was asked about some answers; "TEC4" unless stated."""
    advisor = by or make_staff("advisor")
    review = make_review(status=Status.IN_REVIEW, by=advisor, **given)
    for question in questions or ("TEC4",):
        Clarification.objects.create(
            review=review, question=question, text=f"Tell us about {question}.", by=advisor, sent_at=timezone.now()
        )
    return move(review, Status.CLARIFICATION, verb="ask firm", by=advisor, asked_back_at=timezone.now())


def a_conclusion(review: Review, *, note: str = "", changes: list[dict[str, Any]] | None = None) -> Conclusion:
    """Finish a review that is in hand; its reviewed answers are rated no better than level 1, whatever they were."""
    declared = review.revision
    revision = Revision.objects.create(
        submission=review.submission,
        number=review.submission.revisions.count() + 1,
        kind=Revision.Kind.REVIEWED,
        questionnaire=declared.questionnaire,
        mode=declared.mode,
        as_of=declared.as_of,
        profile=declared.profile,
        responses=declared.responses,
        result=declared.result | {"rating": declared.result["rating"] | {"level": 1, "could_be": 2}},
        receipt=declared.receipt,
        level=1,
        could_be=2,
    )
    by = review.assignee
    done = move(review, Status.DONE, verb="finish review", by=by, finished_at=timezone.now())
    return Conclusion.objects.create(
        review=done, declared=declared, revision=revision, changes=changes or [], note=note, by=by
    )
