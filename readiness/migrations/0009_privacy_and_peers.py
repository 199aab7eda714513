from django.db import migrations, models


class Migration(migrations.Migration):
    """When a check was anonymised, firms that are made up, consent by purpose, and published comparisons.

    Every new column may be left out by code that does not know it yet.
    """

    dependencies = [("readiness", "0008_queue_by_assignee")]

    operations = [
        migrations.AddField("organisation", "is_made_up", models.BooleanField(db_default=False, default=False)),
        migrations.AddField(
            "submission", "anonymised_at", models.DateTimeField(blank=True, editable=False, null=True)
        ),
        migrations.AlterField(
            "consent",
            "purpose",
            models.CharField(
                choices=[
                    ("rating", "rating and plan"),
                    ("mail", "link by e-mail"),
                    ("review", "review by an advisor"),
                    ("statistics", "comparison of firms"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            "PeerSnapshot",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_of", models.DateField()),
                ("is_made_up", models.BooleanField(default=False)),
                ("groups", models.JSONField(default=list)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={"ordering": ["-pk"]},
        ),
    ]
