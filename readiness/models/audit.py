"""Who did what, when, from which value to which, and why. Written by services, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .questionnaire import Snapshot, Words
from .submission import Submission


class AuditEntry(Snapshot):
    """by: the signed-in person; empty means the holder of the firm's link, or the system itself.

    The indexes in Meta serve the foreign keys too. On PostgreSQL another one finds letters within reasons.
    """

    WORDS = Words("NEW.submission_id", texts=("reason",))

    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    verb = models.CharField(_("what"), max_length=40)
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, null=True, blank=True, related_name="audit", db_index=False
    )
    changes = models.JSONField(_("changes"), default=dict, blank=True)
    reason = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name_plural = _("audit entries")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="record_by_time"),
            models.Index(fields=["by", "-at", "-id"], name="record_by_person"),
            models.Index(fields=["verb", "-at", "-id"], name="record_by_verb"),
            models.Index(fields=["submission", "-at", "-id"], name="record_by_submission"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"
