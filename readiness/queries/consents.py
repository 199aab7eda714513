"""What firms agreed to: for each purpose, the newest line of the log holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from readiness.models import Consent, Submission
from readiness.models.notices import NOTICES, Notice


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
    newest = Consent.objects.filter(submission=submission, purpose=purpose).first()
    return newest is not None and newest.is_given


def agreed_to(submission: Submission) -> list[Agreed]:
    """Return every purpose and where it stands, in one query."""
    newest: dict[str, Consent] = {}
    for each in Consent.objects.filter(submission=submission).order_by("pk"):
        newest[each.purpose] = each
    return [_agreed(purpose, notice, newest.get(purpose)) for purpose, notice in NOTICES.items()]


def _agreed(purpose: str, notice: Notice, found: Consent | None) -> Agreed:
    is_given = found is not None and found.is_given
    text = found.text if found and is_given else str(notice.text)
    return Agreed(purpose, str(Consent.Purpose(purpose).label), notice, is_given, text, found.at if found else None)


def who_agrees(purpose: str) -> QuerySet[Any]:
    """Return the submissions, by number, whose firm agrees to a purpose now."""
    newest = Consent.objects.filter(purpose=purpose).order_by().values("submission").annotate(last=Max("pk"))
    return Consent.objects.filter(pk__in=newest.values("last"), is_given=True).order_by().values("submission")
