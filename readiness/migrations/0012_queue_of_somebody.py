from importlib import import_module

from django.db import migrations, models
from django.db.models import Q

from readiness.operation.migrations import AddIndexMeanwhile

OnPostgreSQL: type[migrations.RunSQL] = import_module("readiness.migrations.0003_queue_indexes").OnPostgreSQL
OPEN = ("waiting", "in_review", "clarification", "disputed")


def _index(name: str, flag: str, columns: str) -> str:
    values = ", ".join(f"'{each}'" for each in OPEN)
    return (
        f"CREATE INDEX CONCURRENTLY {name} ON readiness_review ({columns})"
        f" WHERE tags @> '{{flag:{flag}}}'::text[] AND status IN ({values})"
    )


class Migration(migrations.Migration):
    """What is open and somebody's, or has a flag with a view of its own, is read in the order in which it is due."""

    atomic = False
    dependencies = [("readiness", "0011_submission_asked_for_review")]

    operations = [
        AddIndexMeanwhile(
            "review",
            models.Index(
                fields=["assignee", "due_at", "submission"], condition=Q(status__in=OPEN), name="queue_mine_open"
            ),
        ),
        *(
            OnPostgreSQL(
                _index(f"queue_{flag}_due", flag, "due_at, submission_id"),
                f"DROP INDEX CONCURRENTLY queue_{flag}_due",
            )
            for flag in ("reply", "decides")
        ),
        OnPostgreSQL(  # queue_decides_due counts as well
            "DROP INDEX CONCURRENTLY queue_decides",
            _index("queue_decides", "decides", "assignee_id, due_at, submission_id"),
        ),
    ]
