from collections.abc import Iterator
from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

OnPostgreSQL = import_module("readiness.migrations.0003_queue_indexes").OnPostgreSQL
OPEN = ("waiting", "in_review", "clarification", "disputed")
IS_OPEN = "status IN ('waiting', 'in_review', 'clarification', 'disputed')"
ORDERS = {
    "due": ["due_at", "submission"],
    "asked": ["asked_at", "submission"],
    "level": ["level", "due_at", "submission"],
    "firm": ["search", "submission"],
}


def _in_each_scope(name: str, fields: list[str]) -> Iterator[models.Index]:
    yield models.Index(fields=fields, condition=Q(status__in=OPEN), name=f"queue_{name}_open")
    yield models.Index(fields=["status", *fields], name=f"queue_{name}_status")


class Migration(migrations.Migration):
    """One index for each order in each part of the queue, and what is found by tag or text apart for open and done."""

    dependencies = [("readiness", "0005_record_indexes")]

    operations = [
        *(
            migrations.RemoveIndex("review", f"queue_{name}")
            for name in ("by_due", "by_level", "by_firm", "by_status", "by_assignee", "open")
        ),
        migrations.AlterField(
            "review",
            "assignee",
            models.ForeignKey(
                settings.AUTH_USER_MODEL,
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews",
            ),
        ),
        *(
            migrations.AddIndex("review", index)
            for name, fields in ORDERS.items()
            for index in _in_each_scope(name, fields)
        ),
        migrations.AddIndex(
            "review", models.Index(fields=["assignee", "status", "due_at"], name="queue_by_assignee")
        ),
        OnPostgreSQL("DROP INDEX queue_tags", "CREATE INDEX queue_tags ON readiness_review USING gin (tags)"),
        OnPostgreSQL(
            "DROP INDEX queue_search", "CREATE INDEX queue_search ON readiness_review USING gin (search gin_trgm_ops)"
        ),
        *(
            OnPostgreSQL(
                f"CREATE INDEX queue_{name}_{part} ON readiness_review USING gin ({column}) WHERE {condition}",
                f"DROP INDEX queue_{name}_{part}",
            )
            for name, column in (("tags", "tags"), ("search", "search gin_trgm_ops"))
            for part, condition in (("open", IS_OPEN), ("done", "status = 'done'"))
        ),
    ]
