"""The database itself refuses to change or delete a snapshot: whoever asks, and by whatever way.

The triggers are put back after every migration, since SQLite drops them when it makes a table anew.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections

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
CREATE TRIGGER IF NOT EXISTS "{table}_refuse_{action}" BEFORE {action} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""


def protect_snapshots(app_config: AppConfig, using: str, **kwargs: Any) -> None:
    """Put the triggers on every table of snapshots of an app."""
    connection = connections[using]
    tables = {each._meta.db_table for each in app_config.get_models() if issubclass(each, Snapshot)}
    with connection.cursor() as cursor:
        for table in sorted(tables.intersection(connection.introspection.table_names(cursor))):
            for statement in _statements(connection.vendor, table):
                cursor.execute(statement)


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        return [POSTGRESQL.replace("%%", "%").format(table=table)]
    return [SQLITE.format(table=table, action=action) for action in ("UPDATE", "DELETE")]
