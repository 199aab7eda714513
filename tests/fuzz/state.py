"""What a request left behind: the writes that were not undone, and how full every table is."""

import re
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

WRITE = re.compile(r'\s*(INSERT|UPDATE|DELETE)\b[^"]*"(\w+)"', re.IGNORECASE)
SAVEPOINT = re.compile(r'\s*(ROLLBACK TO )?SAVEPOINT "?(\w+)"?', re.IGNORECASE)


class Writes:
    """Wraps the database's execution; `tables` has the table of each write, without those a savepoint took back."""

    def __init__(self) -> None:
        self.log: list[tuple[str, str]] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := SAVEPOINT.match(sql):
            self._savepoint(found[2], is_back=bool(found[1]))
        elif found := WRITE.match(sql):
            self.log.append(("write", found[2]))
        return execute(sql, params, many, context)

    def _savepoint(self, name: str, *, is_back: bool) -> None:
        if is_back and ("savepoint", name) in self.log:
            del self.log[self.log.index(("savepoint", name)) :]
        else:
            self.log.append(("savepoint", name))

    @property
    def tables(self) -> set[str]:
        return {name for kind, name in self.log if kind == "write"}


def fullness() -> list[tuple[Any, ...]]:
    """Return the number of rows of every table, and their last key."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(map(_counting, apps.get_models(include_auto_created=True))))
        return cursor.fetchall()


def _counting(model: type[Model]) -> str:
    table, key = model._meta.db_table, model._meta.pk.column
    return f'SELECT \'{table}\', count(*), CAST(max("{key}") AS text) FROM "{table}"'  # noqa: S608  # ours alone
