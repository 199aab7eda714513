from django.db import migrations, models


class Migration(migrations.Migration):
    """Jobs are tried at longer and longer intervals, and end when they are given up."""

    dependencies = [("readiness", "0012_queue_of_somebody")]

    operations = [
        migrations.AddField("job", "next_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("job", "is_given_up", models.BooleanField(db_default=False, default=False)),
    ]
