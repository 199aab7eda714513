"""What a firm agreed to: one row each time it agrees or withdraws; the newest of a purpose holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .questionnaire import Snapshot
from .submission import Submission


class Consent(Snapshot):
    """text: the words that were agreed to, as shown; version: their date."""

    class Purpose(models.TextChoices):
        RATING = "rating", _("rating and plan")
        MAIL = "mail", _("link by e-mail")
        REVIEW = "review", _("review by an advisor")
        STATISTICS = "statistics", _("comparison of firms")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    is_given = models.BooleanField()
    version = models.CharField(max_length=10)
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["submission", "purpose", "-id"], name="consent_that_holds")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.purpose} {'given' if self.is_given else 'withdrawn'}"
