"""Publishing a comparison of firms: by a worker each month, never changed, and safe from subtraction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from readiness.core.peers import STEP, Filter, at_least, finds, publishable, quartiles
from readiness.models import Job, PeerSnapshot
from readiness.queries.peers import Firm, firms_that_count

from .audit import record
from .jobs import ask_for, job_kind

Group = Mapping[str, Any]
APART = timedelta(days=25)
"""Two soon after one another would differ by few firms, who could be read from the difference."""
LOCK = 0x5045455253
"""Any number, used for nothing else: PostgreSQL gives the lock of that number to one transaction at a time."""


@transaction.atomic
def ask_for_snapshot() -> Job:
    """Ask for a comparison as of today."""
    return ask_for("publish comparison", day=timezone.localdate().isoformat())


@job_kind("publish comparison")
def _publish(arguments: Mapping[str, Any]) -> None:
    publish_snapshot()


@transaction.atomic
def publish_snapshot() -> PeerSnapshot:
    """Publish a comparison of the firms that count now, or return the one that was published less than APART ago.

    Called twice at once, the second waits, and returns what the first has published.
    """
    _wait_for_others()
    today = timezone.localdate()
    firms, is_made_up = firms_that_count()
    recent = PeerSnapshot.objects.filter(as_of__gt=today - APART, is_made_up=is_made_up)
    there: PeerSnapshot | None = recent.first()
    if there:
        return there
    made: PeerSnapshot = PeerSnapshot.objects.create(as_of=today, is_made_up=is_made_up, groups=groups_of(firms))
    record("publish comparison", by=None, changes={"groups": (None, len(made.groups))})
    return made


def _wait_for_others() -> None:
    """Be the only one who publishes until the transaction ends. On SQLite every transaction is that already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def groups_of(firms: Sequence[Firm]) -> list[Group]:
    """Return what is published of some firms, the widest groups first."""
    counts = Counter(firm.kind for firm in firms)
    allowed = publishable(counts)
    parts = sorted({code for firm in firms for code in firm.positions if code})
    shown = {code: _where_shown(code, firms, allowed) for code in parts}
    return [_group(group, firms, [code for code in parts if group in shown[code]]) for group in allowed]


def _where_shown(code: str, firms: Sequence[Firm], allowed: Sequence[Filter]) -> set[Filter]:
    """Return the groups that show a dimension. Not every firm has one; those that do are judged by themselves."""
    having = publishable(Counter(firm.kind for firm in firms if firm.positions.get(code) is not None))
    return set(having) & set(allowed)


def _group(group: Filter, firms: Sequence[Firm], parts: Sequence[str]) -> Group:
    found = [firm for firm in firms if finds(group, firm.kind)]
    return {
        "sector": group[0],
        "size": group[1],
        "firms": at_least(len(found)),
        "level": _told([firm.level for firm in found], 1),
        "position": _of("", found),
        "dimensions": {code: _of(code, found) for code in parts},
    }


def _of(code: str, firms: Sequence[Firm]) -> list[int]:
    return _told([value for firm in firms if (value := firm.positions.get(code)) is not None], STEP)


def _told(values: Sequence[int], step: int) -> list[int]:
    found = quartiles(values, step=step)
    return [found.low, found.middle, found.high]
