from django.db import migrations, models
from django.db.models import Q

from readiness.operation.migrations import AddIndexMeanwhile


class Migration(migrations.Migration):
    """A mail can be given up, which is shown like others that did not arrive."""

    atomic = False
    dependencies = [("readiness", "0013_jobs_given_up")]

    operations = [
        migrations.AlterField(
            "mail",
            "state",
            models.CharField(
                choices=[
                    ("waiting", "not sent yet"),
                    ("sending", "being sent"),
                    ("sent", "sent"),
                    ("handed_over", "perhaps sent"),
                    ("refused", "address refused"),
                    ("bounced", "came back"),
                    ("given_up", "could not be sent"),
                ],
                default="waiting",
                max_length=11,
            ),
        ),
        AddIndexMeanwhile(
            "mail",
            models.Index(
                fields=["submission", "-id"],
                condition=Q(state__in=["handed_over", "refused", "bounced", "given_up"], settled_at=None),
                name="mails_not_arrived",
            ),
        ),
        migrations.RemoveIndex("mail", "mails_that_failed"),
    ]
