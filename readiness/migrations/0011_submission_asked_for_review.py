from typing import Any

from django.db import migrations, models


def fill(apps: Any, _editor: Any) -> None:
    apps.get_model("readiness", "Submission").objects.filter(review__isnull=False).update(asked_for_review=True)


class Migration(migrations.Migration):
    """Submissions know whether there is a review."""

    dependencies = [("readiness", "0010_mails")]

    operations = [
        migrations.AddField(
            "submission", "asked_for_review", models.BooleanField(db_default=False, default=False, editable=False)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
