from django.db import migrations, models

from readiness.operation.migrations import AddIndexMeanwhile


class Migration(migrations.Migration):
    """Whether a firm went since a file was made is asked at every sweep."""

    atomic = False
    dependencies = [("readiness", "0017_whose_by_status")]

    operations = [
        AddIndexMeanwhile(
            "submission",
            models.Index(
                "anonymised_at", condition=models.Q(anonymised_at__isnull=False), name="anonymised_submissions"
            ),
        )
    ]
