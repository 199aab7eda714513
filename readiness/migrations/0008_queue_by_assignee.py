from django.db import migrations, models


class Migration(migrations.Migration):
    """What somebody has, or has finished, is read in the queue's order from the index alone."""

    dependencies = [("readiness", "0007_queue_counts")]

    operations = [
        migrations.RemoveIndex("review", "queue_by_assignee"),
        migrations.AddIndex(
            "review", models.Index(fields=["assignee", "status", "due_at", "submission"], name="queue_by_assignee")
        ),
    ]
