"""Taking off the triggers that keep tables append-only: to empty a test database, or to tamper with what is stored."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def emptied_without_triggers(flush: Callable[..., None]) -> Callable[..., None]:
    """Return a flush that works on append-only tables. Migrating, which follows it, puts the triggers back."""

    def flushed(operations: Any, statements: list[str]) -> None:
        with without_triggers(operations.connection):
            flush(operations, statements)

    return flushed


@contextmanager
def without_triggers(database: BaseDatabaseWrapper = connection) -> Iterator[None]:
    """Take the triggers off for a while, as somebody with the database's own password could; nothing else can."""
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            triggers = cursor.execute(TRIGGERS).fetchall()
            off, on = [f'DROP TRIGGER "{name}"' for name, _sql in triggers], [sql for _name, sql in triggers]
        else:
            off, on = ["SET session_replication_role = replica"], ["SET session_replication_role = DEFAULT"]
        for statement in off:
            cursor.execute(statement)
    yield
    with database.cursor() as cursor:
        for statement in on:
            cursor.execute(statement)
