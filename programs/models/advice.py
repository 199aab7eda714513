"""What an advisor decides about a firm's plan, and what the firm makes of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from readiness.models import Review, Revision, Submission
from readiness.models.questionnaire import Snapshot, Words


class PlanDecision(models.Model):
    """About one programme, while the review is in hand. instead: the programme that takes its place."""

    class Kind(models.TextChoices):
        PIN = "pin", _("keep in the plan")
        DISMISS = "dismiss", _("leave out of the plan")
        REPLACE = "replace", _("replace")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="plan_decisions")
    program = models.SlugField(max_length=60)
    kind = models.CharField(max_length=7, choices=Kind)
    instead = models.SlugField(max_length=60, blank=True)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "program"], name="one_decision_a_program"),
            models.CheckConstraint(condition=~Q(reason=""), name="decided_with_a_reason"),
            models.CheckConstraint(
                condition=Q(kind="replace", instead__gt="") | (~Q(kind="replace") & Q(instead="")),
                name="replaced_by_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.kind} {self.program}"


class AdvisedPlan(Snapshot):
    """The advisor's plan for a reviewed revision, beside the one by the rules. programs: slugs in sequence.

    decisions: per decision program, kind, instead, reason. result: coverage, exposure before and after, vendors, what
    was traded and warnings, as `assess` prints a plan.
    """

    WORDS = Words(
        "(SELECT submission_id FROM readiness_revision WHERE id = NEW.revision_id)",
        lists=("decisions",),
    )

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="advised_plan")
    programs = models.JSONField(default=list)
    decisions = models.JSONField(default=list)
    result = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"advised for {self.revision_id}"


class Uptake(models.Model):
    """What became of one step of a firm's plan. by empty: the firm said so."""

    class State(models.TextChoices):
        BOOKED = "booked", _("booked")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="uptakes")
    program = models.SlugField(max_length=60)
    vendor = models.SlugField(max_length=40, blank=True)
    state = models.CharField(max_length=7, choices=State)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "program"], name="one_uptake_a_step")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.program} {self.state}"
