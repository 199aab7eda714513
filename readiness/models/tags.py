"""A set of short texts that rows are filtered by: an array with an inverted index on PostgreSQL, JSON on SQLite."""

import json
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup


class TagsField(models.Field):  # type: ignore[type-arg]  # Django’s fields take no types when they run
    """Reads as a sorted tuple. Tags are like `sector:retail`; the lookup `has_all` asks for several at once."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "text[]" if connection.vendor == "postgresql" else "text"

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> tuple[str, ...]:
        return tuple(json.loads(value) if isinstance(value, str) else value or ())

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        tags = sorted(set(value))
        return tags if connection.vendor == "postgresql" else json.dumps(tags)

    def get_default(self) -> tuple[str, ...]:
        return ()


@TagsField.register_lookup
class HasAll(Lookup):
    """Rows that have every one of some tags."""

    lookup_name = "has_all"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        return "%s", [list(value)]

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} @> %s::text[]", [*params, sorted(self.rhs)]

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        wanted = sorted(self.rhs)
        has_one = f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value = %s)"  # noqa: S608  # a column of ours
        return " AND ".join([has_one] * len(wanted)) or "1", [each for tag in wanted for each in (*params, tag)]
