"""Keeping a draft still while it is written to: the review is always locked before the submission."""

from django.utils.translation import gettext as _

from readiness.core.errors import UnderReview
from readiness.models import Review, Submission
from readiness.models.review import Status


def hold(submission: Submission) -> tuple[Submission, Review | None]:
    """Lock a draft, and its review if there is one, until the transaction ends; return both as they are stored."""
    review = Review.objects.filter(pk=submission.pk)
    has_review = bool(review.select_for_update().values_list("pk"))  # few firms have one: asking for its key is cheap
    draft = Submission.objects.select_for_update().select_related("organisation").get(pk=submission.pk)
    # somebody may have asked for the first review between the two locks
    return draft, review.get() if has_review or review.exists() else None


def hold_open(submission: Submission) -> tuple[Submission, Review | None]:
    """Hold a draft whose answers the firm may change. Raises UnderReview while an advisor has it in hand.

    A review that was withdrawn is as good as none.
    """
    draft, review = hold(submission)
    if review and review.is_in_hand:
        told = _("An advisor is looking at this check, so its answers are closed for now. Nothing was changed.")
        raise UnderReview(told)
    return draft, None if review is None or review.status == Status.WITHDRAWN else review
