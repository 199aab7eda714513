"""Open reviews: how many each advisor has, how many are late or with the firm, and how old they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from readiness.models import Review, User
from readiness.models.review import Status

REVIEWS = "readiness", "review_submission"
EDGES = (2, 5, 10, 30)
"""Days since asking that an age reaches up to; the last age has no end."""


@dataclass(frozen=True)
class Load:
    """Open reviews of one advisor; of nobody without a name. on_time: in our hands and not late."""

    name: str
    open: int = 0
    late: int = 0
    with_firm: int = 0
    is_active: bool = True

    @property
    def on_time(self) -> int:
        return self.open - self.late - self.with_firm


@dataclass(frozen=True)
class Age:
    """Open reviews that the firm asked for so many days ago. until: None for the last one, which has no end."""

    since: int
    until: int | None
    open: int


def open_reviews(now: datetime) -> tuple[tuple[Load, ...], tuple[Age, ...]]:
    """Return load and ages; one pass over the open reviews, and one query for the advisors."""
    rows = list(_counted(now))
    by_person = {row["assignee"]: row for row in rows}
    nobody = _load("", by_person.get(None, {}))
    advisors = [
        _load(str(person), by_person.get(person.pk, {}), is_active=person.is_active) for person in _advisors(by_person)
    ]
    return (nobody, *advisors), _ages(rows)


def _counted(now: datetime) -> Iterable[Mapping[str, Any]]:
    with_firm = Q(status=Status.CLARIFICATION)
    older = {f"older_{days}": Count("pk", filter=Q(asked_at__lt=now - timedelta(days=days))) for days in EDGES}
    late = Count("pk", filter=Q(due_at__lt=now) & ~with_firm)
    found = Review.objects.open().order_by().values("assignee")
    return found.annotate(open=Count("pk"), late=late, with_firm=Count("pk", filter=with_firm), **older)


def _advisors(by_person: Mapping[int | None, object]) -> Sequence[User]:
    """Return who may review, and who has open reviews and may no longer, by name."""
    app, codename = REVIEWS
    granted = {"content_type__app_label": app, "codename": codename}
    by_role = Q(**{f"groups__permissions__{name}": value for name, value in granted.items()})
    directly = Q(**{f"user_permissions__{name}": value for name, value in granted.items()})
    may = Q(is_active=True) & (by_role | directly)
    has_some = Q(pk__in=[pk for pk in by_person if pk])
    return sorted(User.objects.filter(may | has_some).distinct(), key=lambda person: str(person).casefold())


def _load(name: str, row: Mapping[str, Any], *, is_active: bool = True) -> Load:
    return Load(name, row.get("open", 0), row.get("late", 0), row.get("with_firm", 0), is_active)


def _ages(rows: Sequence[Mapping[str, Any]]) -> tuple[Age, ...]:
    older = [sum(row["open"] for row in rows), *(sum(row[f"older_{days}"] for row in rows) for days in EDGES), 0]
    ends = zip((0, *EDGES), (*EDGES, None), strict=True)
    return tuple(Age(since, until, older[at] - older[at + 1]) for at, (since, until) in enumerate(ends))
