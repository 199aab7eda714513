"""Keeping a draft still while it is written to: the review is always locked before the submission."""

from django.utils.translation import gettext as _

from readiness.core.errors import UnderReview
from readiness.models import Review, Submission
from readiness.models.review import Status


def hold(submission: Submission) -> tuple[Submission, Review | None]:
    """Lock a draft, and its review if there is one, until the transaction ends; return both as they are stored."""
    review = Review.objects.select_for_update().filter(pk=submission.pk).first() if has_review(submission) else None
    draft = Submission.objects.select_for_update().get(pk=submission.pk)
    return draft, review or _asked_for_meanwhile(submission)


def has_review(submission: Submission) -> bool:
    """Say whether a firm ever asked for a review, as far as the page knows that sent this; costs it no query."""
    return getattr(submission, "review", None) is not None


def _asked_for_meanwhile(submission: Submission) -> Review | None:
    """Return the first review of a locked draft. Waiting for it now could be waiting for each other."""
    review = Review.objects.filter(pk=submission.pk)
    if not review.exists():
        return None
    return review.select_for_update(skip_locked=True).first() or review.get()


def hold_open(submission: Submission) -> tuple[Submission, Review | None]:
    """Hold a draft whose answers the firm may change. Raises UnderReview while an advisor has it in hand.

    A review that was withdrawn is as good as none.
    """
    draft, review = hold(submission)
    if review and review.is_in_hand:
        told = _("An advisor is looking at this check, so its answers are closed for now. Nothing was changed.")
        raise UnderReview(told)
    return draft, None if review is None or review.status == Status.WITHDRAWN else review
