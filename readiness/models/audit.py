"""Who did what, when, from which value to which, and why. Written by services, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .questionnaire import Snapshot
from .submission import Submission


class AuditEntry(Snapshot):
    """by: the signed-in person; empty means the holder of the firm's link, or the system itself."""

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verb = models.CharField(_("what"), max_length=40)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, blank=True, related_name="audit")
    changes = models.JSONField(_("changes"), default=dict, blank=True)
    reason = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name_plural = _("audit entries")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"
