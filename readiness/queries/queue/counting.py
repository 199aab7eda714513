"""How many rows several questions find, up to a cap, in one query: the cost does not grow with the table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from .by_index import with_constants

CAP = 500


@dataclass(frozen=True)
class Counting:
    """A statement that counts. names: of what it counts, in order; asked: those and what can never be found."""

    asked: tuple[str, ...]
    names: tuple[str, ...]
    sql: str
    params: tuple[Any, ...]


def capped_counts(asked: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """Return how many rows each finds: the number up to CAP, and CAP + 1 for any more."""
    return counted(counting(asked))


def counting(asked: Mapping[str, QuerySet[Any]]) -> Counting:
    """Return the statement that counts what may be found at all, to be asked once or more often."""
    parts: dict[str, tuple[str, tuple[Any, ...]]] = {}
    for name, rows in asked.items():
        try:
            parts[name] = rows.order_by().values("pk")[: CAP + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
    counts = ", ".join(
        f"(SELECT COUNT(*) FROM ({sql}) part_{place})"  # noqa: S608  # SQL that Django made; values are parameters
        for place, (sql, _params) in enumerate(parts.values())
    )
    sql, params = f"SELECT {counts}", [each for _sql, params in parts.values() for each in params]
    if connection.vendor == "postgresql":
        sql, params = with_constants(sql, params)
    return Counting(tuple(asked), tuple(parts), sql, tuple(params))


def counted(it: Counting) -> dict[str, int]:
    """Ask a statement, unless nothing can be found; see capped_counts."""
    found = dict.fromkeys(it.asked, 0)
    if not it.names:
        return found
    with connection.cursor() as cursor:
        cursor.execute(it.sql, it.params)
        return found | dict(zip(it.names, cursor.fetchone(), strict=True))


def told(count: int, cap: int = CAP) -> str:
    """Return a capped count as people read it."""
    return f"{cap:,}+" if count > cap else f"{count:,}"
