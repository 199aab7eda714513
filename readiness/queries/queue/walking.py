"""The first rows that fit, in an order, without trusting the database’s guess of how soon they come.

A planner takes filters for independent of age. They are not: replies are young, retired programmes old. So it would
walk a million rows for a page that has none. Here a walk has an end; what it does not find is collected by the filters
and sorted, unless that is too much: then what is asked for is common, and comes after a longer walk.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

from readiness.models import Review
from readiness.models.review import ReviewQuerySet

from .orders import Order

WALK = 4_000
"""Rows walked in order. What is rarer than a page in so many is mostly few enough to be collected and sorted."""
MOST = 50_000
"""Rows collected and sorted at most."""


@dataclass(frozen=True)
class Place:
    """Between two rows. number: that of the row after it, as far as it is known."""

    at: tuple[Any, ...]
    is_before: bool
    number: int


def first_of(scope: Q, fits: Q, order: Order, place: Place | None, rows: int) -> list[int]:
    """Return the numbers of the first so many reviews of a scope that fit, from a place on."""
    there = Review.objects.filter(scope)
    if place:
        there = _beyond(there, order, place)
    by = order.by(backwards=place is not None and place.is_before)
    if not fits:
        return _plainly(there, by, rows)
    found: list[int] | None = _walked(there, fits, by, rows)
    if found is None:
        found = _collected(there.filter(fits), by, rows)
    return _plainly(there.filter(fits), by, rows) if found is None else found


def _beyond(reviews: ReviewQuerySet, order: Order, place: Place) -> ReviewQuerySet:
    compare = TupleLessThan if order.is_descending != place.is_before else TupleGreaterThan
    return reviews.filter(compare(Tuple(*(F(field) for field in order.fields)), place.at))


def _plainly(reviews: ReviewQuerySet, by: tuple[str, ...], rows: int) -> list[int]:
    return list(reviews.order_by(*by).values_list("pk", flat=True)[:rows])


def _walked(reviews: ReviewQuerySet, fits: Q, by: tuple[str, ...], rows: int) -> list[int] | None:
    """Return None if a walk did not find enough."""
    marked = reviews.annotate(fits=ExpressionWrapper(fits, output_field=BooleanField())).order_by(*by)
    sql, params = marked.values("submission_id", "fits")[:WALK].query.sql_with_params()
    walk = f"SELECT submission_id FROM ({sql}) walked WHERE fits LIMIT %s"  # noqa: S608  # SQL that Django made
    found = [number for (number,) in _fetched(walk, (*params, rows))]
    return found if len(found) == rows else None


def _collected(reviews: ReviewQuerySet, by: tuple[str, ...], rows: int) -> list[int] | None:
    """Return None if there is too much to collect."""
    columns = [each.removeprefix("-") for each in by]
    sql, params = reviews.order_by().values(*columns)[: MOST + 1].query.sql_with_params()
    ordered = ", ".join(f"{each.removeprefix('-')} {'DESC' if each.startswith('-') else 'ASC'}" for each in by)
    found = _fetched(
        f"WITH found AS MATERIALIZED ({sql})"  # noqa: S608  # SQL that Django made, and columns of ours
        f" SELECT submission_id, (SELECT COUNT(*) FROM found) FROM found ORDER BY {ordered} LIMIT %s",
        (*params, rows),
    )
    return None if found and found[0][1] > MOST else [number for number, _count in found]


def _fetched(sql: str, params: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
