from importlib import import_module

from django.db import migrations

OnPostgreSQL: type[migrations.RunSQL] = import_module("readiness.migrations.0003_queue_indexes").OnPostgreSQL


class Migration(migrations.Migration):
    """What waits is nobody's. PostgreSQL, which took the two for independent, expected a tenth of what there is."""

    dependencies = [("readiness", "0016_submissions_by_address")]

    operations = [
        OnPostgreSQL(
            "CREATE STATISTICS review_whose_by_status (mcv) ON status, assignee_id FROM readiness_review;"
            "ANALYZE readiness_review (status, assignee_id)",
            "DROP STATISTICS review_whose_by_status",
        ),
    ]
