"""Work to be done. The row is written in the transaction of its cause; Celery is only the doorbell."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


def _patience() -> datetime:
    """A job that was touched before this and is not done has been lost: its bell, or the worker that had it."""
    return timezone.now() - settings.JOB_PATIENCE


def _is_due() -> Q:
    return Q(next_at=None) | Q(next_at__lte=timezone.now())


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> "JobQuerySet":
        """Jobs that are neither done nor given up."""
        return self.filter(finished_at=None)

    def overdue(self) -> "JobQuerySet":
        """Unfinished jobs that nobody has touched for a while and whose next try is due: their bell was lost, their
        worker died, or they failed.
        """
        return self.unfinished().filter(_is_due(), touched_at__lt=_patience())

    def free(self) -> "JobQuerySet":
        """Unfinished jobs that a worker may take in hand: not begun, or overdue."""
        return self.unfinished().filter(Q(attempts=0) | _is_due() & Q(touched_at__lt=_patience()))


class Job(models.Model):
    """arguments name rows, never people: they end up in logs.

    next_at: it is not tried again before. finished_at: when it was done, or given up with its last error.
    """

    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)
    next_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    is_given_up = models.BooleanField(db_default=False, default=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["touched_at"], condition=Q(finished_at=None), name="unfinished_jobs"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"
