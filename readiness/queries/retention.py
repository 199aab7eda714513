"""How long checks are kept: two years after a firm last used any of its own, unless settings say otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from readiness.models import Organisation, Submission


@dataclass(frozen=True)
class Due:
    """A check whose time is over. has: what it still holds that names somebody, by name of the field."""

    submission: Submission
    last_used: datetime
    has: tuple[str, ...]


def last_used(organisation: Organisation) -> datetime:
    """Return when a firm, or an advisor for it, last changed anything of any check that it still has.

    That one is anonymised, which ends its review, uses none of the others.
    """
    found = organisation.submissions.filter(anonymised_at=None).aggregate(
        draft=Max("changed_at"), result=Max("revisions__created_at"), review=Max("review__changed_at")
    )
    newest: datetime = max(each for each in (organisation.created_at, *found.values()) if each)
    return newest


def kept_until(submission: Submission) -> date:
    """Return the day after which a check is anonymised if nobody uses it any more."""
    return timezone.localdate(last_used(submission.organisation) + settings.KEEP_CHECKS)


def over(now: datetime) -> QuerySet[Submission]:
    """Return the checks of firms that used none of theirs since settings.KEEP_CHECKS ago, oldest first."""
    since = now - settings.KEEP_CHECKS
    used = Q(changed_at__gte=since) | Q(revisions__created_at__gte=since) | Q(review__changed_at__gte=since)
    in_use = Submission.objects.filter(used, organisation=OuterRef("organisation"), anonymised_at=None)
    found = Submission.objects.filter(anonymised_at=None, changed_at__lt=since).exclude(Exists(in_use))
    return found.order_by("pk")


def due(now: datetime) -> Iterator[Due]:
    """Yield what the next run of the job would anonymise."""
    for submission in over(now).select_related("organisation", "review").iterator(chunk_size=500):
        yield Due(submission, last_used(submission.organisation), tuple(_has(submission)))


def _has(submission: Submission) -> Iterator[str]:
    firm, review = submission.organisation, getattr(submission, "review", None)
    parts = {
        "name": firm.name,
        "UEN": firm.uen,
        "activity": firm.activity,
        "e-mail": submission.contact_email,
        "notes": submission.notes,
        "review": review,
        "link": submission.link_salt,
    }
    return (name for name, value in parts.items() if value)
