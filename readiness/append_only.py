"""The database itself refuses to change or delete a snapshot: whoever asks, and by whatever way.

The triggers are put back after every migration, since SQLite drops them when it makes a table anew.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models import Model

from .models.questionnaire import Snapshot

POSTGRESQL = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE OR REPLACE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON "{table}"
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
SQLITE = """
CREATE TRIGGER IF NOT EXISTS "{table}_refuse_{action}" BEFORE {action} ON "{table}" {when}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
IS_THERE = 'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {is_it})'
"""`INSERT OR REPLACE` deletes without telling the trigger of deletion: an insert must not meet a row that is there."""


def protect_snapshots(app_config: AppConfig, using: str, **kwargs: Any) -> None:
    """Put the triggers on every table of snapshots of an app."""
    connection = connections[using]
    models = [each for each in app_config.get_models() if issubclass(each, Snapshot)]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for model in models:
            for statement in _statements(connection.vendor, model) if model._meta.db_table in there else ():
                cursor.execute(statement)


def _statements(vendor: str, model: type[Model]) -> list[str]:
    table = model._meta.db_table
    if vendor == "postgresql":
        return [POSTGRESQL.replace("%%", "%").format(table=table)]
    is_it = " OR ".join(f"({_same(columns)})" for columns in _keys(model))
    when = {"UPDATE": "", "DELETE": "", "INSERT": IS_THERE.format(table=table, is_it=is_it)}
    return [SQLITE.format(table=table, action=action, when=when[action]) for action in when]


def _keys(model: type[Model]) -> list[list[str]]:
    """Return the sets of columns by which no two rows are the same."""
    column = {field.name: str(field.column) for field in model._meta.local_fields}
    several = [[column[name] for name in key.fields] for key in model._meta.total_unique_constraints]
    return [[column[field.name]] for field in model._meta.local_fields if field.unique] + several


def _same(columns: list[str]) -> str:
    return " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
