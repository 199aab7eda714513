"""Taking out of a check whatever names anybody. Answers, ratings and receipts, which never name a firm, stay."""

import secrets

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from readiness.models import Comment, Conclusion, Consent, Organisation, Review, Submission, User
from readiness.models.review import Status
from readiness.queries.consents import holds
from readiness.queries.people import is_staff_person
from readiness.queries.submissions import by_email
from readiness.signals import anonymised

from .audit import record
from .consents import keep_consent
from .holding import lock
from .people import end_sessions
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
    _forget_owner(address)
    return True


def _withdraw_all(submission: Submission) -> None:
    for purpose in (Consent.Purpose.MAIL, Consent.Purpose.STATISTICS, Consent.Purpose.RATING):
        if holds(submission, purpose):
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


def _forget_owner(address: str) -> None:
    """Empty the account of an owner who has no check left. Accounts of staff are for an administrator to close."""
    user = User.objects.filter(email=address.lower()).first() if address else None
    if user is None or is_staff_person(user) or by_email(address).exists():
        return
    end_sessions(user)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.email, user.name, user.is_active = f"removed-{user.pk}@removed.invalid", "", False
    user.password = make_password(None)
    user.save(update_fields=["email", "name", "is_active", "password"])
