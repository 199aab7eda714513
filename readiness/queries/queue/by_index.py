"""Reading through indexes only: what many rows are tagged with may lie at the end of a table of a million."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


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
