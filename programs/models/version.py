"""Published catalogues: snapshots that never change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from readiness.models.questionnaire import Snapshot


class CatalogueVersion(Snapshot):
    """One published catalogue; the highest number is the current one. published_by empty: it came from seeds/.

    substance: digest of the content without its label and date, so that an unchanged draft is recognised.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    substance = models.CharField(max_length=64, db_index=True)
    content = models.JSONField(_("content"))
    note = models.TextField(_("note"), blank=True)
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        verbose_name = _("published catalogue")
        permissions = [("publish_catalogue", "Can preview, import and publish catalogues")]

    def __str__(self) -> str:
        return f"{self.number} ({self.digest[:8]})"
