"""How many rows the views and notices find that a page of the queue tells of, whatever it asks for itself."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache

from django.utils import timezone

from readiness.models import User

from .asked import stated
from .by_index import planned_once
from .counting import Counting, counted, counting
from .wanted import matching


def tab_counts(queries: Iterable[str], person: User, hidden: Collection[int]) -> dict[str, int]:
    """Return how many rows each of some queries finds for a person, capped; within by_index.

    queries: of everybody's views and of notices, whose words always mean the same. What is late or due is as of this
    minute, so that the statement is put together once a minute for a person: that takes longer than to count.
    """
    names, minute = tuple(queries), timezone.now().replace(second=0, microsecond=0)
    with planned_once():
        return counted(_counting(names, person, tuple(hidden), minute))


@lru_cache(maxsize=256)
def _counting(queries: tuple[str, ...], person: User, hidden: tuple[int, ...], minute: datetime) -> Counting:
    return counting({query: matching(stated(query), person, hidden) for query in queries})
