"""Work to be done. The row is written in the transaction of its cause; Celery is only the doorbell."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

MOST_ATTEMPTS = 8


def _patience() -> datetime:
    """A job that was touched before this and is not done has been lost: its bell, or the worker that had it."""
    return timezone.now() - settings.JOB_PATIENCE


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> "JobQuerySet":
        """Jobs that are neither done nor given up."""
        return self.filter(finished_at=None, attempts__lt=MOST_ATTEMPTS)

    def overdue(self) -> "JobQuerySet":
        """Unfinished jobs that nobody has touched for a while: the bell was lost, or the worker died."""
        return self.unfinished().filter(touched_at__lt=_patience())

    def free(self) -> "JobQuerySet":
        """Unfinished jobs that no worker has in hand: not begun, failed, or lost with their worker."""
        return self.unfinished().filter(Q(attempts=0) | ~Q(error="") | Q(touched_at__lt=_patience()))


class Job(models.Model):
    """arguments name rows, never people: they end up in logs."""

    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["touched_at"], condition=Q(finished_at=None), name="unfinished_jobs"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"
