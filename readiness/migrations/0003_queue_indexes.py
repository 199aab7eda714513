from typing import Any

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class OnPostgreSQL(migrations.RunSQL):
    """SQL that SQLite has no use for: a small office's queue is short."""

    def database_forwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    dependencies = [("readiness", "0002_reviews")]

    operations = [
        TrigramExtension(),
        OnPostgreSQL(
            'CREATE INDEX queue_tags ON readiness_review USING gin (tags)',
            "DROP INDEX queue_tags",
        ),
        OnPostgreSQL(
            'CREATE INDEX queue_search ON readiness_review USING gin (search gin_trgm_ops)',
            "DROP INDEX queue_search",
        ),
    ]
