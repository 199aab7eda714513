"""Many rows stored at once: COPY on PostgreSQL, one statement for all on SQLite; past models, defaults and signals."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models

from readiness.models.tags import TagsField

Row = Mapping[str, Any]
"""Column -> value; what is stored as JSON is given as text."""


def next_ids(model: type[models.Model], count: int) -> list[int]:
    """Return ids for rows that are about to be stored; nobody else will get them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            one = "nextval(pg_get_serial_sequence(%s, 'id'))"
            cursor.execute(f"SELECT {one} FROM generate_series(1, %s)", [table, count])  # noqa: S608  # fixed text
            return [number for (number,) in cursor.fetchall()]
    last = model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0
    return list(range(last + 1, last + 1 + count))


def store(model: type[models.Model], given: Iterable[Row]) -> None:
    """Store some rows, all with the same columns."""
    rows = list(given)
    if not rows:
        return
    columns = list(rows[0])
    read = [(name, _way(model, name)) for name in columns]
    values = [[way(row[name]) if way and row[name] is not None else row[name] for name, way in read] for row in rows]
    table, names = connection.ops.quote_name(model._meta.db_table), ", ".join(map(connection.ops.quote_name, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for each in values:
                    copy.write_row(each)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608  # our own names


def _way(model: type[models.Model], column: str) -> Callable[[Any], Any] | None:
    """How the values of a column become what the database takes; None: as they are."""
    field = next(each for each in model._meta.concrete_fields if each.column == column)
    if isinstance(field, models.DateTimeField):
        return _moment
    if isinstance(field, TagsField):
        return _array if connection.vendor == "postgresql" else json.dumps
    return None


def _moment(value: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _array(tags: Sequence[str]) -> str:
    """An array as PostgreSQL writes it, which escapes within quotes as JSON does."""
    return f"{{{json.dumps(list(tags), ensure_ascii=False)[1:-1]}}}"


def tidy() -> None:
    """Let PostgreSQL learn what the tables hold now, and finish its inverted indexes; not within a transaction."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
