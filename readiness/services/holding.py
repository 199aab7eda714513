"""Keeping a draft still while it is written to: the review is always locked before the submission."""

from django.utils.translation import gettext as _

from readiness.core.errors import CheckClosed, UnderReview
from readiness.models import Review, Submission
from readiness.models.review import Status


def hold(submission: Submission) -> tuple[Submission, Review | None]:
    """Lock a draft to write to it. Raises CheckClosed if it was anonymised: nothing goes back into it. See lock."""
    draft, review = lock(submission)
    if draft.anonymised_at:
        raise CheckClosed(_("This check has been closed. Nothing was changed."))
    return draft, review


def lock(submission: Submission) -> tuple[Submission, Review | None]:
    """Lock a draft, and its review if there is one, until the transaction ends; return both as they are stored.

    submission: as a page knew it, which may have been before its firm asked for a review.
    """
    review = _review_of(submission) if submission.asked_for_review else None
    draft = Submission.objects.select_for_update().get(pk=submission.pk)
    return draft, _asked_for_meanwhile(draft) if draft.asked_for_review and review is None else review


def _review_of(submission: Submission) -> Review | None:
    return Review.objects.select_for_update().filter(pk=submission.pk).first()


def _asked_for_meanwhile(draft: Submission) -> Review:
    """Return the first review of a locked draft. Waiting for it now could be waiting for each other."""
    review = Review.objects.filter(pk=draft.pk)
    return review.select_for_update(skip_locked=True).first() or review.get()


def hold_open(submission: Submission) -> tuple[Submission, Review | None]:
    """Hold a draft whose answers the firm may change. Raises UnderReview while an advisor has it in hand, and
    CheckClosed as hold does.

    A review that was withdrawn is as good as none.
    """
    draft, review = hold(submission)
    if review and review.is_in_hand:
        told = _("An advisor is looking at this check, so its answers are closed for now. Nothing was changed.")
        raise UnderReview(told)
    return draft, None if review is None or review.status == Status.WITHDRAWN else review
