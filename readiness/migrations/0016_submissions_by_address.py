from django.db import migrations, models
from django.db.models.functions import Upper

from readiness.operation.migrations import AddIndexMeanwhile


class Migration(migrations.Migration):
    """Checks are found by an address however it is written."""

    atomic = False
    dependencies = [("readiness", "0015_review_was_late")]

    operations = [
        AddIndexMeanwhile("submission", models.Index(Upper("contact_email"), name="submissions_by_address"))
    ]
