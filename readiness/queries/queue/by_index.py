"""Reading through indexes only: what many rows are tagged with may lie at the end of a table of a million."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from psycopg.sql import Literal


@contextmanager
def by_index() -> Iterator[None]:
    """Keep PostgreSQL from reading the table row by row until it has met enough that fit.

    It takes those that fit for evenly spread. They are not: what is open was asked for lately, and lies at the end.
    Each question is planned for its own values, since most indexes of the queue hold the rows of one value only.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_custom_plan")
        yield


@contextmanager
def planned_once() -> Iterator[None]:
    """Keep the plan of what every page asks alike, within by_index: it takes longer to plan than to answer.

    It has to say itself which rows it asks for, see with_constants.
    """
    _plan("force_generic_plan")
    yield
    _plan("force_custom_plan")


def _plan(mode: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL plan_cache_mode = {mode}")


def with_constants(sql: str, params: Sequence[Any]) -> tuple[str, list[Any]]:
    """Write the texts of a PostgreSQL statement into it: only then a kept plan can use an index of one status or flag.

    Numbers and times, which differ from one person and moment to the next, stay beside it.
    """
    left = iter(params)
    beside: list[Any] = []

    def written(place: re.Match[str]) -> str:
        if place[0] == "%%":
            return "%%"
        value = next(left)
        if isinstance(value, str | list):
            return Literal(value).as_string().replace("%", "%%")
        beside.append(value)
        return "%s"

    return re.sub("%[%s]", written, sql), beside
