"""How many rows several questions find, up to a cap, in one query: the cost does not grow with the table."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

CAP = 500


def capped_counts(asked: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """Return how many rows each finds: the number up to CAP, and CAP + 1 for any more."""
    parts: dict[str, tuple[str, tuple[Any, ...]]] = {}
    for name, rows in asked.items():
        try:
            parts[name] = rows.order_by().values("pk")[: CAP + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
    if not parts:
        return dict.fromkeys(asked, 0)
    counts = ", ".join(
        f"(SELECT COUNT(*) FROM ({sql}) part_{place})"  # noqa: S608  # SQL that Django made; values are parameters
        for place, (sql, _params) in enumerate(parts.values())
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [each for _sql, params in parts.values() for each in params])
        found = cursor.fetchone()
    return dict.fromkeys(asked, 0) | dict(zip(parts, found, strict=True))


def told(count: int, cap: int = CAP) -> str:
    """Return a capped count as people read it."""
    return f"{cap:,}+" if count > cap else f"{count:,}"
