"""Taking out of a check whatever names anybody. Answers, ratings and receipts, which never name a firm, stay."""

import secrets

from django.db import transaction
from django.utils import timezone

from readiness.models import Comment, Conclusion, Consent, Organisation, Review, Submission, User
from readiness.models.review import Status
from readiness.queries.consents import line_that_holds
from readiness.signals import anonymised

from .audit import record
from .consents import keep_consent
from .holding import lock
from .owners import forget_owner
from .reviews.asking import withdraw_review

REMOVED = "–"
"""What stands for a reason that must not be empty."""


@transaction.atomic
def anonymise(*, submission: Submission, by: User | None, is_asked: bool) -> bool:
    """Remove what names anybody, for good; return whether there was anything left to remove.

    is_asked: the owner withdrew; otherwise its time was over, and a finished review still counts in the figures.
    """
    locked, review = lock(submission)
    if locked.anonymised_at:
        return False
    if review and review.status != Status.WITHDRAWN and (is_asked or review.is_open):
        withdraw_review(submission=locked, by=by)
    if is_asked:
        _withdraw_all(locked)
    address = locked.contact_email
    _empty_draft(locked)
    _empty_firm(locked.organisation)
    _empty_review(locked)
    record("anonymise", by=by, submission=locked)
    anonymised.send(Submission, submission=locked)
    forget_owner(email=address)
    return True


def _withdraw_all(submission: Submission) -> None:
    """End what was agreed to at this check. What its firm agreed to at another one stays."""
    for purpose in (Consent.Purpose.MAIL, Consent.Purpose.STATISTICS, Consent.Purpose.RATING):
        line = line_that_holds(submission, purpose)
        if line and line.is_given and line.submission_id == submission.pk:
            keep_consent(submission, purpose, is_given=False)


def _empty_draft(submission: Submission) -> None:
    """Links and codes are derived from the salt: without it, and with hashes of nothing, no link opens it."""
    nothing: dict[str, object] = {"notes": {}, "saved_from": {}, "contact_email": "", "link_salt": ""}
    hashes = {"link_hash": secrets.token_hex(32), "code_hash": secrets.token_hex(32)}
    Submission.objects.filter(pk=submission.pk).update(anonymised_at=timezone.now(), **nothing, **hashes)


def _empty_firm(organisation: Organisation) -> None:
    """Remove the firm's own details with the last of its checks."""
    if not organisation.submissions.filter(anonymised_at=None).exists():
        Organisation.objects.filter(pk=organisation.pk).update(name="", uen="", activity="")


def _empty_review(submission: Submission) -> None:
    """Remove what was written; what was judged, and when, stays."""
    Review.objects.filter(pk=submission.pk).update(message="", note="", firm="", search="")
    review = Review(pk=submission.pk)
    review.verdicts.exclude(reason="").update(reason=REMOVED)
    review.clarifications.update(text="", answer="")
    Comment.objects.filter(review=review).forget()
    Conclusion.objects.filter(review=review).forget()
    submission.audit.all().forget()
