"""Finding entries among millions: by person, verb, submission or firm, days and words of the reason."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex, Upper
from django.utils import timezone

from readiness.models import AuditEntry, Review, SecondReview, User
from readiness.models.review import Status

from .entries import Entry, entries, rows

ON_A_PAGE = 50
COUNTED = 1000
"""Entries are counted up to here: more than that is told as such."""
IN_TURN = 20_000
"""Entries that are looked at one after the other in a few milliseconds."""
MOST_FOUND = 50
"""People or firms that a few letters may stand for; whoever finds more adds letters."""
DIGITS = 16


@dataclass(frozen=True)
class Search:
    """What to look for; empty: anything. about: a submission's number, or letters of a firm's name or UEN."""

    person: str = ""
    verb: str = ""
    about: str = ""
    since: date | None = None
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Page:
    """Some entries, the newest first. count: of all that were found, at most COUNTED + 1; older: where to go on."""

    entries: tuple[Entry, ...]
    count: int
    older: str

    @property
    def is_counted(self) -> bool:
        return self.count <= COUNTED


def searched(search: Search, reader: User, *, before: str = "") -> Page:
    """Return a page of what was found. before: where the page before it ended, as it said in `older`."""
    owed = _owed(reader)
    found = _filtered(search, owed)
    page = found if (place := _place(before)) is None else _older(found, *place)
    stored = list(page.order_by("-at", "-pk")[: ON_A_PAGE + 1])
    shown, more = stored[:ON_A_PAGE], stored[ON_A_PAGE:]
    return Page(
        entries=entries(shown, owed),
        count=found.order_by()[: COUNTED + 1].count(),
        older=f"{shown[-1].at.isoformat()}_{shown[-1].pk}" if more else "",
    )


def _filtered(search: Search, owed: list[int]) -> QuerySet[AuditEntry]:
    found = rows()
    if search.person:
        found = found.filter(by__in=_people(search.person))
    if search.verb:
        found = found.filter(verb=search.verb)
    if search.about:
        found = found.filter(submission__in=_submissions(search.about))
    if search.since:
        found = found.filter(at__gte=_midnight(search.since))
    if search.until:
        found = found.filter(at__lt=_midnight(search.until + timedelta(days=1)))
    return _reasoned(found, search.reason, owed) if search.reason else found


def _reasoned(found: QuerySet[AuditEntry], letters: str, owed: list[int]) -> QuerySet[AuditEntry]:
    """Return those entries with these letters in their reason.

    The index of letters finds what is rare among many, but it knows no order: what is frequent, or found among few,
    is met sooner by looking at one entry after the other. The database cannot tell which it is, so it is tried.
    """
    readable = found.filter(_may_be_read(owed), reason__gt="")
    by_index = readable.filter(reason__icontains=letters)
    in_turn = readable.alias(place=StrIndex(Upper("reason"), Upper(Value(letters)))).filter(place__gt=0)
    is_little = not _has_more_than(IN_TURN, found)
    return in_turn if is_little or _has_more_than(COUNTED, by_index) else by_index


def _has_more_than(most: int, found: QuerySet[AuditEntry]) -> bool:
    return found.order_by()[: most + 1].count() > most


def _people(letters: str) -> list[int]:
    named = User.objects.filter(Q(name__icontains=letters) | Q(email__icontains=letters))
    return list(named.values_list("pk", flat=True)[:MOST_FOUND])


def _submissions(about: str) -> list[int]:
    """Return the submission of a number, or those of firms with these letters that staff may know of."""
    if (number := about.removeprefix("#")).isdecimal() and len(number) < DIGITS:
        return [int(number)]
    named = Review.objects.visible().filter(search__contains=about.casefold())
    return list(named.values_list("pk", flat=True)[:MOST_FOUND])


def _may_be_read(owed: list[int]) -> Q:
    """Only reasons that the page would show: searching must not tell what reading does not."""
    is_visible = Q(submission__review__isnull=False) & ~Q(submission__review__status=Status.WITHDRAWN)
    return Q(submission=None) | (is_visible & ~Q(submission__in=owed))


def _owed(reader: User) -> list[int]:
    """Return submissions at which the reader owes a blind second look."""
    owed = SecondReview.objects.filter(by=reader, handed_in_at=None)
    return list(owed.values_list("conclusion__review_id", flat=True))


def _older(found: QuerySet[AuditEntry], at: datetime, pk: int) -> QuerySet[AuditEntry]:
    """Return what comes after a place; the first condition is what an index can start at."""
    return found.filter(at__lte=at).exclude(at=at, pk__gte=pk)


def _place(before: str) -> tuple[datetime, int] | None:
    at, _sep, pk = before.partition("_")
    try:
        place = datetime.fromisoformat(at), int(pk[:DIGITS])
    except ValueError:
        return None
    return place if timezone.is_aware(place[0]) else None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
