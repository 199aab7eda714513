"""Jobs: asked for in the transaction of their cause, run at least once, safe to run twice."""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from readiness.models import Job

logger = logging.getLogger(__name__)
Work = Callable[[Mapping[str, Any]], None]
_KINDS: dict[str, Work] = {}
GivenUp = Callable[[Mapping[str, Any], str], None]
_GIVEN_UP: dict[str, GivenUp] = {}
_MOST: dict[str, int] = {}
MOST_ATTEMPTS = 12
"""Each wait after an error is twice the one before: of a minute at first, they come to 34 hours."""
WATCHED_ATTEMPTS = 5
"""For work that somebody waits for at a page: a quarter of an hour."""
LAST_TRY = timedelta(hours=1)
"""Whoever began the last attempt so long ago and says nothing is gone; work that is only long has ended by then."""


def job_kind(
    name: str, *, if_given_up: GivenUp | None = None, most_attempts: int = MOST_ATTEMPTS
) -> Callable[[Work], Work]:
    """Register a function as the work of a kind of job. It gets the job's arguments and may run twice.

    if_given_up: is told the arguments and the last error when the job failed, or lost its worker, most_attempts times.
    """

    def register(work: Work) -> Work:
        _KINDS[name], _MOST[name] = work, most_attempts
        if if_given_up:
            _GIVEN_UP[name] = if_given_up
        return work

    return register


def ask_for(kind: str, **arguments: Any) -> Job:
    """Write a job and ring for it when the transaction commits."""
    job = Job.objects.create(kind=kind, arguments=arguments)
    transaction.on_commit(lambda: ring(job.pk))
    return job


def ring(job_id: int) -> None:
    """Tell a worker about a job. A broker that is down is no fault: the sweep rings again."""
    try:
        current_app.send_task("readiness.tasks.run_job", (job_id,), retry=False)
    except (OperationalError, OSError, RedisError) as error:
        logger.warning("job %s waits for the next sweep: broker not reached (%s)", job_id, error)


def run(job_id: int) -> None:
    """Do a job that is not done. An error is kept on the row and raised; the sweep tries again later."""
    job = _begin(job_id)
    if job is None:
        logger.info("job %s is gone, done, given up or in other hands", job_id)
        return
    try:
        _KINDS[job.kind](job.arguments)
    except Exception as error:
        _end_attempt(job, f"{type(error).__name__}: {error}"[:2000])
        raise
    Job.objects.unfinished().filter(pk=job_id).update(finished_at=timezone.now(), error="")
    logger.info("job %s done: %s", job_id, job.kind)


@transaction.atomic
def _begin(job_id: int) -> Job | None:
    """Take a job in hand. One that was lost with its worker in its last attempt is given up instead."""
    job = Job.objects.select_for_update().free().filter(pk=job_id).first()
    if job and _was_tried_enough(job):
        _give_up(job, job.error or _("it was stopped in the middle, each time it was tried"))
        return None
    if job:
        job.attempts += 1
        job.error, job.next_at = "", None
        if _was_tried_enough(job):
            job.next_at = timezone.now() + LAST_TRY
        job.save(update_fields=["attempts", "error", "next_at", "touched_at"])
    return job


def _was_tried_enough(job: Job) -> bool:
    return job.attempts >= _MOST.get(job.kind, MOST_ATTEMPTS)


def _end_attempt(job: Job, error: str) -> None:
    """Keep the error of a job, and when it is tried again, if it is."""
    if _was_tried_enough(job):
        _give_up(job, error)
        return
    now = timezone.now()
    next_at = now + settings.JOB_PATIENCE * 2 ** (job.attempts - 1)
    Job.objects.unfinished().filter(pk=job.pk).update(error=error, touched_at=now, next_at=next_at)


@transaction.atomic
def _give_up(job: Job, error: str) -> None:
    """End a job that was not done, and tell whoever waits for it: both, or neither and the sweep comes back to it."""
    ended = {"finished_at": timezone.now(), "is_given_up": True, "error": error}
    if Job.objects.unfinished().filter(pk=job.pk).update(**ended) and job.kind in _GIVEN_UP:
        _GIVEN_UP[job.kind](job.arguments, error)


def ring_again() -> int:
    """Ring for every job that nobody finished and whose next try is due, and return how many."""
    overdue = list(Job.objects.overdue().values_list("pk", flat=True)[:500])
    for job_id in overdue:
        ring(job_id)
    return len(overdue)
