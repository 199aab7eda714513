from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

OnPostgreSQL = import_module("readiness.migrations.0003_queue_indexes").OnPostgreSQL
USER, SUBMISSION = settings.AUTH_USER_MODEL, "readiness.submission"
KEY: dict[str, Any] = {"blank": True, "null": True, "db_index": False, "on_delete": django.db.models.deletion.PROTECT}


class Migration(migrations.Migration):
    dependencies = [("readiness", "0003_queue_indexes")]

    operations = [
        migrations.AlterField("auditentry", "at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
        migrations.AlterField("auditentry", "by", models.ForeignKey(USER, related_name="+", **KEY)),
        migrations.AlterField("auditentry", "submission", models.ForeignKey(SUBMISSION, related_name="audit", **KEY)),
        migrations.AddIndex("auditentry", models.Index(fields=["-at", "-id"], name="record_by_time")),
        migrations.AddIndex("auditentry", models.Index(fields=["by", "-at", "-id"], name="record_by_person")),
        migrations.AddIndex("auditentry", models.Index(fields=["verb", "-at", "-id"], name="record_by_verb")),
        migrations.AddIndex(
            "auditentry", models.Index(fields=["submission", "-at", "-id"], name="record_by_submission")
        ),
        OnPostgreSQL(
            "CREATE INDEX record_by_reason ON readiness_auditentry"
            " USING gin (upper(reason) gin_trgm_ops) WHERE reason > ''",
            "DROP INDEX record_by_reason",
        ),
    ]
