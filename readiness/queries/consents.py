"""What firms agreed to: for each purpose, the newest line of the log holds.

A purpose is agreed to check by check, but for comparisons: there a firm counts once, so the newest line of any of its
checks holds for all of them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from readiness.models import Consent, Submission
from readiness.models.notices import NOTICES, Notice

Purpose = Consent.Purpose


@dataclass(frozen=True)
class Agreed:
    """A purpose as the owner sees it. text: the words agreed to, or those of today if it is not agreed."""

    purpose: str
    name: str
    notice: Notice
    is_given: bool
    text: str
    since: datetime | None


def holds(submission: Submission, purpose: str) -> bool:
    """Say whether a firm agrees to a purpose now."""
    newest = line_that_holds(submission, purpose)
    return newest is not None and newest.is_given


def can_withdraw(submission: Submission, purpose: str) -> bool:
    """Say whether there is anything to end: a check that is open, an address, or what is agreed to."""
    has_address = purpose == Purpose.MAIL and bool(submission.contact_email)
    return purpose == Purpose.RATING or has_address or holds(submission, purpose)


def line_that_holds(submission: Submission, purpose: str) -> Consent | None:
    """Return the newest line about a purpose, which may be another check's; None if there is none."""
    if purpose == Purpose.STATISTICS:
        return Consent.objects.filter(submission__organisation=submission.organisation_id, purpose=purpose).first()
    return Consent.objects.filter(submission=submission, purpose=purpose).first()


def log_of(submission: Submission) -> QuerySet[Consent]:
    """Return the lines that hold, or held, for a check, in order."""
    own = Q(submission=submission) | Q(purpose=Purpose.STATISTICS)
    return Consent.objects.filter(own, submission__organisation=submission.organisation_id).order_by("pk")


def agreed_to(submission: Submission) -> list[Agreed]:
    """Return every purpose and where it stands, in one query."""
    newest: dict[str, Consent] = {}
    for each in log_of(submission):
        newest[each.purpose] = each
    return [_agreed(purpose, notice, newest.get(purpose)) for purpose, notice in NOTICES.items()]


def _agreed(purpose: str, notice: Notice, found: Consent | None) -> Agreed:
    is_given = found is not None and found.is_given
    text = found.text if found and is_given else str(notice.text)
    return Agreed(purpose, str(Consent.Purpose(purpose).label), notice, is_given, text, found.at if found else None)


def is_not_withdrawn(purpose: str) -> Coalesce:
    """Return a condition on submissions: their newest line about a purpose is no withdrawal, or there is none."""
    lines = Consent.objects.filter(submission=OuterRef("pk"), purpose=purpose).order_by("-pk")
    return Coalesce(Subquery(lines.values("is_given")[:1]), True)


def firms_that_agree() -> QuerySet[Any]:
    """Return the organisations, by number, that agree now that they count in comparisons."""
    lines = Consent.objects.filter(purpose=Purpose.STATISTICS).order_by()
    newest = lines.values("submission__organisation").annotate(last=Max("pk"))
    return lines.filter(pk__in=newest.values("last"), is_given=True).values("submission__organisation")


def is_closed_by_owner() -> Exists:
    """Return a condition on submissions: their owner withdrew that they are rated, which is for good."""
    return Exists(Consent.objects.filter(submission=OuterRef("pk"), purpose=Purpose.RATING, is_given=False))
