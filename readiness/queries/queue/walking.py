"""The first rows that fit, in an order, without trusting the database’s guess of how soon they come.

A planner takes filters for independent of age. They are not: replies are young, retired programmes old. So it would
walk a million rows for a page that has none. Here a walk has an end; what it does not find is collected by the filters
and sorted, unless that is too much: then what is asked for is common, and comes after a longer walk. All in one
statement, whose parts run only when they are needed.
"""

from dataclasses import dataclass
from string import Formatter
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

from readiness.models import Review
from readiness.models.review import ReviewQuerySet

from .orders import Order
from .wanted import Wanted

WALK = 1_500
"""Rows walked in order. What is rarer than a page in so many is mostly few enough to be collected and sorted."""
FOR_A_TEXT = 2
"""How many times as far a walk goes for a text: one that is not rare takes longer to collect than a tag does."""
MOST = 50_000
"""Rows collected and sorted at most."""
COUNTED = 50
"""How far rows are counted."""
FIRST = """
WITH walked AS MATERIALIZED (SELECT * FROM ({marked}) part WHERE fits LIMIT {enough}),
collected AS MATERIALIZED (
    SELECT * FROM ({fitting} LIMIT {most} + 1) part WHERE (SELECT COUNT(*) FROM walked) < {rows}),
later AS MATERIALIZED (
    SELECT * FROM ({ordered} LIMIT {rows}) part WHERE (SELECT COUNT(*) FROM collected) > {most}),
found AS (
    SELECT {columns} FROM walked WHERE (SELECT COUNT(*) FROM walked) >= {rows}
    UNION ALL SELECT {columns} FROM collected WHERE (SELECT COUNT(*) FROM collected) <= {most}
    UNION ALL SELECT {columns} FROM later)
SELECT submission_id, CASE
    WHEN (SELECT COUNT(*) FROM walked) >= {counted} THEN {counted}
    WHEN (SELECT COUNT(*) FROM walked) < {rows} THEN (SELECT COUNT(*) FROM collected)
    ELSE (SELECT COUNT(*) FROM ({fitting} LIMIT {counted}) part) END
FROM found ORDER BY {by} LIMIT {rows}
"""
"""`collected` is empty if the walk found enough, `later` if what was collected is not too much."""


@dataclass(frozen=True)
class Place:
    """Between two rows. number: that of the row after it, as far as it is known. count: how many there were in all."""

    at: tuple[Any, ...]
    is_before: bool
    number: int
    count: int = 0


@dataclass(frozen=True)
class First:
    """numbers: of reviews, in order. count: how many fit from the place on; COUNTED + 1 for any more."""

    numbers: list[int]
    count: int


def first_of(scope: Q, wanted: Wanted, order: Order, place: Place | None, rows: int) -> First:
    """Return the first so many reviews of a scope that are wanted, from a place on."""
    there = Review.objects.filter(scope)
    if place:
        there = _beyond(there, order, place)
    by = order.by(backwards=place is not None and place.is_before)
    if not wanted.fits:
        return _plainly(there, by, rows)
    walk = WALK * FOR_A_TEXT if wanted.has_text else WALK
    enough = rows if wanted.has_text and wanted.is_wide else COUNTED + 1
    return _found(there, wanted.fits, by, rows, walk, enough)


def _beyond(reviews: ReviewQuerySet, order: Order, place: Place) -> ReviewQuerySet:
    compare = TupleLessThan if order.is_descending != place.is_before else TupleGreaterThan
    return reviews.filter(compare(Tuple(*(F(field) for field in order.fields)), place.at))


def _plainly(reviews: ReviewQuerySet, by: tuple[str, ...], rows: int) -> First:
    numbers = list(reviews.order_by(*by).values_list("pk", flat=True)[: COUNTED + 1])
    return First(numbers[:rows], len(numbers))


def _found(reviews: ReviewQuerySet, fits: Q, by: tuple[str, ...], rows: int, walk: int, enough: int) -> First:
    """enough: how many found rows end the walk, which goes on to count them unless an index does that faster."""
    columns = [each.removeprefix("-") for each in by]
    marked = reviews.annotate(fits=ExpressionWrapper(fits, output_field=BooleanField()))
    fitting = reviews.filter(fits).order_by().values(*columns)
    sql, params = _composed(
        marked=marked.order_by(*by).values(*columns, "fits")[:walk],
        fitting=fitting,
        ordered=fitting.order_by(*by),
        columns=", ".join(columns),
        by=", ".join(f"{each.removeprefix('-')} {'DESC' if each.startswith('-') else 'ASC'}" for each in by),
        rows=str(rows),
        most=str(MOST),
        counted=str(COUNTED + 1),
        enough=str(enough),
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found = cursor.fetchall()
    return First([number for number, _count in found], min(found[0][1], COUNTED + 1) if found else 0)


def _composed(**parts: str | QuerySet[Any, Any]) -> tuple[str, list[Any]]:
    """Return FIRST with its parts filled in, and the parameters of those that are queries, in their order."""
    sql: list[str] = []
    params: list[Any] = []
    for literal, name, _spec, _conversion in Formatter().parse(FIRST):
        part = parts[name] if name else ""
        text, values = (part, ()) if isinstance(part, str) else part.query.sql_with_params()
        sql += [literal, text]
        params += values
    return "".join(sql), params
