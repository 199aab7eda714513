"""The one row of a journey."""

from django.db import models


class Kept(models.Model):
    """Has no migration: `migrate --run-syncdb` makes its table."""

    content = models.JSONField()

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return f"journey {self.pk}"
