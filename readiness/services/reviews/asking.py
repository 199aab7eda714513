"""The firm's own steps in a review: asking for it, taking it back, seeing it differently."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused
from readiness.core.working_days import after_working_days
from readiness.models import Comment, Consent, Review, Revision, Submission, User
from readiness.models.notices import NOTICES
from readiness.models.review import Status
from readiness.queries.consents import holds
from readiness.services.addresses import put_address
from readiness.services.audit import record
from readiness.services.consents import keep_consent
from readiness.services.holding import hold
from readiness.services.sending import settle
from readiness.signals import review_asked

from .labels import refresh
from .moving import move

CONSENT_VERSION, CONSENT_TEXT = NOTICES[Consent.Purpose.REVIEW].version, NOTICES[Consent.Purpose.REVIEW].text
"""What a firm agrees to."""
WORKING_DAYS = 5
"""The promise to the firm: so many working days from asking to the finished review."""


@transaction.atomic
def ask_for_review(*, submission: Submission, email: str, message: str, by: User | None) -> Review:
    """Put the latest self-assessment in the advisors' queue, and keep what the firm agreed to.

    The firm has ticked CONSENT_TEXT, or this must not be called. email: for the advisors' questions.
    Raises ReviewRefused if nothing was handed in yet, or nothing since the last request.
    """
    draft, review = hold(submission)
    revision = _to_review(draft, review)
    put_address(draft, email)
    submission.contact_email = email
    settle(draft)
    keep_consent(draft, Consent.Purpose.REVIEW, is_given=True)
    now = timezone.now()
    asked: dict[str, Any] = {
        "revision": revision,
        "asked_at": now,
        "due_at": after_working_days(now, WORKING_DAYS),
        "was_late": False,
        "message": message,
    }
    if review is None:
        review = Review.objects.create(submission=draft, **asked)
        record("ask for review", by=by, submission=draft, changes={"status": (None, review.status)})
    else:
        review.verdicts.all().delete()  # looked at afresh; what was found before is in the conclusions
        review = move(
            review, Status.WAITING, verb="ask for review", by=by, assignee=None, finished_at=None, note="", **asked
        )
    refresh(review)
    review_asked.send(Review, review=review)
    return review


def _to_review(draft: Submission, review: Review | None) -> Revision:
    revision: Revision | None = draft.revisions.declared().last()
    if revision is None:
        raise ReviewRefused(_("There is no result to review yet. Get your result first, then ask."))
    if review and review.is_open:
        raise ReviewRefused(_("You have asked for a review already. Your result page shows where it stands."))
    if review and review.status == Status.DONE and review.revision_id == revision.pk:
        told = _("This result has been reviewed. If you see it differently, say so on the result page.")
        raise ReviewRefused(told)
    return revision


@transaction.atomic
def withdraw_review(*, submission: Submission, by: User | None) -> None:
    """Take everything away from the advisors at once, whatever they are doing. What was finished stays with the firm.

    An address that was given for the review only is removed.
    Raises ReviewRefused if there is no review to withdraw.
    """
    draft, review = hold(submission)
    if review is None or review.status == Status.WITHDRAWN:
        raise ReviewRefused(_("There is no review to withdraw. Advisors see nothing of this check."))
    keep_consent(draft, Consent.Purpose.REVIEW, is_given=False)
    if not holds(draft, Consent.Purpose.MAIL):
        put_address(draft, "")
        submission.contact_email = ""
    review.verdicts.all().delete()
    review.clarifications.filter(sent_at=None).delete()
    unsent = {"answer": "", "response": None}
    review.clarifications.filter(ended_at=None).update(ended_at=timezone.now(), **unsent)
    move(review, Status.WITHDRAWN, verb="withdraw review", by=by, **_emptied(review))


def _emptied(review: Review) -> dict[str, Any]:
    """Return the fields of a review without whose it was, what was said, and the copies for the queue."""
    texts = dict.fromkeys(("message", "note", "firm", "search"), "")
    nothing = dict.fromkeys(("assignee", "asked_back_at", "finished_at"))
    return {**texts, **nothing, "level": 0, "could_be": 0, "tags": (), "note_version": review.note_version + 1}


@transaction.atomic
def dispute(*, submission: Submission, reason: str, by: User | None) -> None:
    """Tell the advisors that the firm sees its finished review differently, and why.

    The service target starts afresh; whether the review was finished late is kept. Raises ReviewRefused if the review
    is not finished.
    """
    _draft, review = hold(submission)
    if review is None:
        raise ReviewRefused(_("There is no review of this check yet. You can ask for one on the result page."))
    fields: dict[str, Any] = {
        "was_late": review.was_late or (review.finished_at or review.due_at) > review.due_at,
        "due_at": after_working_days(timezone.now(), WORKING_DAYS),
    }
    review = move(review, Status.DISPUTED, verb="dispute review", by=by, reason=reason, **fields)
    Comment.objects.create(review=review, kind=Comment.Kind.SHARED, text=reason, by=by)
