from django.db import migrations, models


class Migration(migrations.Migration):
    """Whether a review was finished late is kept when a dispute sets a new target."""

    dependencies = [("readiness", "0014_mails_given_up")]

    operations = [
        migrations.AddField("review", "was_late", models.BooleanField(db_default=False, default=False)),
    ]
