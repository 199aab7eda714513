"""Finished reviews that are looked at a second time."""

from typing import Any

from django.utils import timezone

from readiness.core.assessment import as_data, assess
from readiness.core.responses import read_situation
from readiness.models import Conclusion, Review, Revision, SecondReview, User, Verdict
from readiness.models.review import Status
from readiness.queries.editions import edition

from .reviews import make_review, make_staff


def make_conclusion(*, by: User | None = None, adjusted: dict[str, Any] | None = None, **given: Any) -> Conclusion:
    """A finished review; adjusted: question -> what the advisor made of the answer. given: as for `a_revision`."""
    by = by or make_staff("advisor")
    review = make_review(status=Status.DONE, by=by, **given)
    return conclude(review, by=by, adjusted=adjusted or {})


def conclude(review: Review, *, by: User, adjusted: dict[str, Any]) -> Conclusion:
    declared = review.revision
    changes = []
    for code, value in adjusted.items():
        reason = f"why {code}"
        changes.append(
            {"question": code, "declared": declared.responses.get(code), "reviewed": value, "reason": reason}
        )
        Verdict.objects.create(review=review, question=code, response=value, reason=reason, by=by)
    note = "what the first advisor wrote to the firm"
    reviewed = reviewed_revision(declared, adjusted)
    return Conclusion.objects.create(
        review=review, declared=declared, revision=reviewed, changes=changes, note=note, by=by
    )


def reviewed_revision(declared: Revision, adjusted: dict[str, Any]) -> Revision:
    document = {
        "as_of": declared.as_of.isoformat(),
        "mode": declared.mode,
        "profile": declared.profile,
        "responses": declared.responses | adjusted,
    }
    questionnaire = edition(declared.questionnaire_id).questionnaire
    (assessment,) = assess(questionnaire, [read_situation(questionnaire, document, complete=False)])
    return Revision.objects.create(
        submission=declared.submission,
        number=declared.number + declared.submission.revisions.count(),
        kind=Revision.Kind.REVIEWED,
        questionnaire_id=declared.questionnaire_id,
        mode=declared.mode,
        as_of=declared.as_of,
        profile=declared.profile,
        responses=declared.responses | adjusted,
        result=as_data(assessment),
        receipt=declared.receipt,
        level=assessment.rating.level,
        could_be=assessment.rating.could_be,
    )


def make_second(
    *,
    conclusion: Conclusion | None = None,
    by: User | None = None,
    responses: dict[str, Any] | None = None,
    is_handed_in: bool = False,
    **given: Any,
) -> SecondReview:
    """A second look that is open, taken (by) or handed in. given: as for `make_conclusion`."""
    if conclusion is None:
        conclusion = make_conclusion(**given)
    ended = timezone.now() if is_handed_in else None
    return SecondReview.objects.create(conclusion=conclusion, by=by, responses=responses or {}, handed_in_at=ended)
