"""What an advisor does within a review: verdicts on answers, questions to the firm, talk, and the conclusion."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .questionnaire import Snapshot, Words
from .review import Review
from .submission import Revision


class Verdict(models.Model):
    """What the advisor found about one answer. response: the adjusted answer (1..5, "unknown"); null: as declared.

    version: counts the saves, so that a stale one is refused.
    """

    class Evidence(models.TextChoices):
        DECLARED = "declared", _("declared")
        SHOWN = "shown", _("shown")
        VERIFIED = "verified", _("verified")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="verdicts")
    question = models.CharField(max_length=8)
    evidence = models.CharField(_("evidence"), max_length=8, choices=Evidence, default=Evidence.DECLARED)
    response = models.JSONField(_("adjusted answer"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "question"], name="one_verdict_a_question"),
            models.CheckConstraint(condition=Q(response__isnull=True) | ~Q(reason=""), name="adjusted_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.question}"


class Comment(Snapshot):
    """Said on a review, or on one question of it. by empty: the firm said it."""

    class Kind(models.TextChoices):
        INTERNAL = "internal", _("advisors only")
        SHARED = "shared", _("the firm sees it")
        CALL = "call", _("call log")

    WORDS = Words("NEW.review_id", texts=("text",))

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="comments")
    question = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.TextField()
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.review_id} {self.kind}"


class Clarification(models.Model):
    """One question back to the firm. It is a draft until sent, then open until answered or taken back.

    response: the firm's new answer, if it changed it.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="clarifications")
    question = models.CharField(max_length=8)
    text = models.TextField(_("question to the firm"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    response = models.JSONField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "question"], condition=Q(ended_at=None), name="one_open_clarification_a_question"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.question}"

    @property
    def is_open(self) -> bool:
        return self.sent_at is not None and self.ended_at is None


class Conclusion(Snapshot):
    """What the firm was told when its review was finished. A review that is reopened gets another one.

    revision: the reviewed answers, rated. declared: the self-assessment they stand beside. changes: per adjusted
    answer question, declared, reviewed, evidence, reason.
    """

    WORDS = Words("NEW.review_id", texts=("note",), lists=("changes",))

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="conclusions")
    declared = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="conclusion")
    changes = models.JSONField(default=list)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.review_id} → {self.revision_id}"


class SecondReview(models.Model):
    """A blind second look at the same self-assessment: neither advisor sees the other's verdicts before it is in.

    responses: the second advisor's own answers by question, as far as given.
    """

    conclusion = models.OneToOneField(Conclusion, on_delete=models.PROTECT, related_name="second")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    responses = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    handed_in_at = models.DateTimeField(null=True, blank=True, db_index=True)

    def __str__(self) -> str:
        return f"second of {self.conclusion_id}"
