from importlib import import_module

from django.db import migrations, models
from django.db.models import Q

OnPostgreSQL = import_module("readiness.migrations.0003_queue_indexes").OnPostgreSQL
IS_OPEN = "status IN ('waiting', 'in_review', 'clarification', 'disputed')"
COUNTED = ("reply", "decides")
NOBODYS = ("waiting", "withdrawn")


class Migration(migrations.Migration):
    """What every page of the queue counts, names by how they begin, and whose a review is by its status."""

    dependencies = [("readiness", "0006_queue_orders")]

    operations = [
        *(
            OnPostgreSQL(
                f"CREATE INDEX queue_{flag} ON readiness_review (assignee_id, due_at, submission_id)"
                f" WHERE tags @> '{{flag:{flag}}}'::text[] AND {IS_OPEN}",
                f"DROP INDEX queue_{flag}",
            )
            for flag in COUNTED
        ),
        OnPostgreSQL(
            "CREATE INDEX queue_tags_waiting ON readiness_review USING gin (tags) WHERE status = 'waiting'",
            "DROP INDEX queue_tags_waiting",
        ),
        *(
            OnPostgreSQL(
                f"CREATE INDEX queue_begins_{part} ON readiness_review (search varchar_pattern_ops) WHERE {condition}",
                f"DROP INDEX queue_begins_{part}",
            )
            for part, condition in (("open", IS_OPEN), ("done", "status = 'done'"))
        ),
        migrations.RemoveConstraint("review", "in_hand_is_somebodys"),
        migrations.RemoveConstraint("review", "waiting_is_nobodys"),
        migrations.AddConstraint(
            "review",
            models.CheckConstraint(
                condition=Q(status__in=NOBODYS, assignee__isnull=True)
                | (~Q(status__in=NOBODYS) & Q(assignee__isnull=False)),
                name="nobodys_by_its_status",
            ),
        ),
    ]
