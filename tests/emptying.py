"""Taking off the triggers that keep tables append-only, for as long as a test database is emptied."""

from collections.abc import Callable
from typing import Any

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def emptied_without_triggers(flush: Callable[..., None]) -> Callable[..., None]:
    """Return a flush that works on append-only tables. Migrating, which follows it, puts the triggers back."""

    def flushed(operations: Any, statements: list[str]) -> None:
        with operations.connection.cursor() as cursor:
            if operations.connection.vendor == "sqlite":
                for (name,) in cursor.execute(TRIGGERS).fetchall():
                    cursor.execute(f'DROP TRIGGER "{name}"')
                flush(operations, statements)
            else:
                cursor.execute("SET session_replication_role = replica")
                flush(operations, statements)
                cursor.execute("SET session_replication_role = DEFAULT")

    return flushed
