"""Work to be done. The row is written in the transaction of its cause; Celery is only the doorbell."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

RING_AGAIN_AFTER = timedelta(minutes=2)
MOST_ATTEMPTS = 8


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> "JobQuerySet":
        """Jobs that are neither done nor given up."""
        return self.filter(finished_at=None, attempts__lt=MOST_ATTEMPTS)

    def overdue(self) -> "JobQuerySet":
        """Unfinished jobs that nobody has touched for a while: the bell was lost, or the worker died."""
        return self.unfinished().filter(touched_at__lt=timezone.now() - RING_AGAIN_AFTER)


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
