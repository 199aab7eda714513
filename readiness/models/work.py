"""Long work: asked for by a person, done by a worker, with progress that survives a reload."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .job import Job


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed")


ENDED = (State.DONE, State.CANCELLED, State.FAILED)
TRANSITIONS: dict[str, frozenset[str]] = {
    State.WAITING: frozenset({State.RUNNING, State.DONE, State.CANCELLED, State.FAILED}),
    State.RUNNING: frozenset({State.RUNNING, State.DONE, State.CANCELLED, State.FAILED}),
    State.DONE: frozenset(),
    State.CANCELLED: frozenset(),
    State.FAILED: frozenset(),
}


class Work(models.Model):
    """state and progress as people see them. error: why it failed, in words. job: the doorbell's row."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    job = models.OneToOneField(Job, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], ended_at=None)
                | Q(state__in=["done", "cancelled", "failed"], ended_at__isnull=False),
                name="%(class)s_ends_with_its_state",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.get_state_display()}"

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def kind(self) -> str:
        return str(self._meta.model_name)
