"""Entries as people read them. What the reader may not know is left out here, whoever shows it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from readiness.core.wording import Wording
from readiness.models import AuditEntry, Submission, User
from readiness.models.review import Status
from readiness.queries.editions import edition, words_of

from .changes import FEW, Change, in_words, people_in
from .verbs import OF_SITE, told

NEEDED = ("at", "by", "verb", "changes", "reason", "by__name", "by__email", "submission__questionnaire")
OF_REVIEW = ("submission__review__firm", "submission__review__status")
HARMLESS = frozenset({"status", "assignee", "revision", "mode", "catalogue"})
"""What may be told of a submission that is closed to its reader: how it moved, and nothing that the firm said."""


@dataclass(frozen=True)
class Entry:
    """number, firm: of the submission, firm empty if the reader may not know it. is_closed: more is kept than told."""

    at: datetime
    who: str
    is_of_firm: bool
    what: str
    changes: tuple[Change, ...]
    reason: str
    number: int | None
    firm: str
    is_closed: bool

    @property
    def is_folded(self) -> bool:
        return len(self.changes) > FEW or any(each.is_long for each in self.changes)


def rows() -> QuerySet[AuditEntry]:
    """Return entries with what `told_to` needs of them, and nothing of the firm's answers."""
    found: QuerySet[AuditEntry] = AuditEntry.objects.select_related("by", "submission__review")
    return found.only(*NEEDED, *OF_REVIEW)


def timeline(submission: Submission, limit: int = 50) -> tuple[Entry, ...]:
    """Return what was last done with one submission, the newest first, for who may open its review."""
    return entries(rows().filter(submission=submission).order_by("-at", "-pk")[:limit])


def entries(found: Iterable[AuditEntry], closed: Collection[int] = ()) -> tuple[Entry, ...]:
    """Return stored entries in words. closed: submissions that the reader is to know no more of for now."""
    stored = list(found)
    numbers = set().union(*(people_in(each.changes) for each in stored))
    people = {each.pk: str(each) for each in User.objects.filter(pk__in=numbers)} if numbers else {}
    return tuple(_entry(each, people, closed) for each in stored)


def _entry(stored: AuditEntry, people: dict[int, str], closed: Collection[int]) -> Entry:
    review = getattr(stored.submission, "review", None)
    is_visible = review is not None and review.status != Status.WITHDRAWN
    is_closed = stored.submission_id is not None and (not is_visible or stored.submission_id in closed)
    changes = {name: pair for name, pair in stored.changes.items() if not is_closed or name in HARMLESS}
    return Entry(
        at=stored.at,
        who=_who(stored),
        is_of_firm=_is_of_firm(stored),
        what=told(stored.verb),
        changes=in_words(changes, people, _wording(stored.submission)),
        reason="" if is_closed else stored.reason,
        number=stored.submission_id,
        firm=review.firm if review and is_visible else "",
        is_closed=is_closed and (len(changes) < len(stored.changes) or bool(stored.reason)),
    )


def _who(stored: AuditEntry) -> str:
    if stored.by:
        return str(stored.by)
    return _("the firm") if _is_of_firm(stored) else _("the site")


def _is_of_firm(stored: AuditEntry) -> bool:
    return stored.by_id is None and stored.submission_id is not None and stored.verb not in OF_SITE


def _wording(submission: Submission | None) -> Wording | None:
    return words_of(edition(submission.questionnaire_id)) if submission else None
