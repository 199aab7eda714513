import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """What became of each mail."""

    dependencies = [("readiness", "0010_reports_of_the_queue")]

    operations = [
        migrations.CreateModel(
            "Mail",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=100, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "not sent yet"),
                            ("sending", "being sent"),
                            ("sent", "sent"),
                            ("handed_over", "perhaps sent"),
                            ("refused", "address refused"),
                            ("bounced", "came back"),
                        ],
                        default="waiting",
                        max_length=11,
                    ),
                ),
                ("told", models.CharField(blank=True, max_length=20)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("touched_at", models.DateTimeField(auto_now=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "submission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="readiness.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        fields=["submission", "-id"],
                        condition=Q(state__in=["handed_over", "refused", "bounced"], settled_at=None),
                        name="mails_that_failed",
                    )
                ],
            },
        ),
    ]
