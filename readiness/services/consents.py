"""The log of what a firm agreed to and withdrew, purpose by purpose, with the words it was shown."""

from django.db import transaction

from readiness.models import Consent, Submission, User
from readiness.models.notices import NOTICES
from readiness.queries.consents import holds

from .addresses import put_address
from .audit import record
from .holding import hold
from .sending import settle


def keep_consent(submission: Submission, purpose: str, *, is_given: bool) -> None:
    """Write a line of the log, in the transaction of what it is about."""
    notice = NOTICES[purpose]
    Consent.objects.create(
        submission=submission, purpose=purpose, is_given=is_given, version=notice.version, text=str(notice.text)
    )


def keep_once(submission: Submission, purpose: str) -> None:
    """Write that a firm agreed, unless it holds already."""
    if not holds(submission, purpose):
        keep_consent(submission, purpose, is_given=True)


@transaction.atomic
def agree_to_statistics(*, submission: Submission, by: User | None) -> None:
    """Let a firm count in comparisons from the next one on, whichever of its checks it says so at."""
    locked, _review = hold(submission)
    if not holds(locked, Consent.Purpose.STATISTICS):
        keep_consent(locked, Consent.Purpose.STATISTICS, is_given=True)
        record("agree", by=by, submission=locked, changes={"purpose": (None, Consent.Purpose.STATISTICS)})


@transaction.atomic
def withdraw_statistics(*, submission: Submission, by: User | None) -> None:
    """Leave a firm out of comparisons from the next one on, with all of its checks."""
    locked, _review = hold(submission)
    if holds(locked, Consent.Purpose.STATISTICS):
        keep_consent(locked, Consent.Purpose.STATISTICS, is_given=False)
        record("withdraw", by=by, submission=locked, changes={"purpose": (Consent.Purpose.STATISTICS, None)})


@transaction.atomic
def withdraw_mail(*, submission: Submission, by: User | None) -> None:
    """Remove the address of a check, whatever it was given for, so that nothing is sent to it."""
    locked, _review = hold(submission)
    if locked.contact_email or holds(locked, Consent.Purpose.MAIL):
        keep_consent(locked, Consent.Purpose.MAIL, is_given=False)
        record("withdraw", by=by, submission=locked, changes={"purpose": (Consent.Purpose.MAIL, None)})
        put_address(locked, "")
    submission.contact_email = ""


@transaction.atomic
def correct_contact(*, submission: Submission, email: str, by: User | None) -> None:
    """Put another address in the place of the one that is kept, for what that one was given for.

    The record says that it changed, and no address.
    """
    locked, _review = hold(submission)
    if email != locked.contact_email:
        settle(locked)
        record("correct contact", by=by, submission=locked, changes={"contact_email": (None, None)})
        put_address(locked, email)
    submission.contact_email = email
