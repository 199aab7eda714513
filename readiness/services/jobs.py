"""Jobs: asked for in the transaction of their cause, run at least once, safe to run twice."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from celery import current_app
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from readiness.models import Job
from readiness.models.job import MOST_ATTEMPTS

logger = logging.getLogger(__name__)
Work = Callable[[Mapping[str, Any]], None]
_KINDS: dict[str, Work] = {}
GivenUp = Callable[[Mapping[str, Any], str], None]
_GIVEN_UP: dict[str, GivenUp] = {}


def job_kind(name: str, *, if_given_up: GivenUp | None = None) -> Callable[[Work], Work]:
    """Register a function as the work of a kind of job. It gets the job's arguments and may run twice.

    if_given_up: is told the arguments and the last error when the job failed too often to be tried again.
    """

    def register(work: Work) -> Work:
        _KINDS[name] = work
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
    with transaction.atomic():
        job = Job.objects.select_for_update().free().filter(pk=job_id).first()
        if job is None:
            logger.info("job %s is gone, done, given up or in other hands", job_id)
            return
        job.attempts += 1
        job.error = ""
        job.save(update_fields=["attempts", "error", "touched_at"])
    try:
        _KINDS[job.kind](job.arguments)
    except Exception as error:
        told = f"{type(error).__name__}: {error}"[:2000]
        Job.objects.filter(pk=job_id).update(error=told, touched_at=timezone.now())
        if job.attempts >= MOST_ATTEMPTS and job.kind in _GIVEN_UP:
            _GIVEN_UP[job.kind](job.arguments, told)
        raise
    Job.objects.filter(pk=job_id).update(finished_at=timezone.now(), error="")
    logger.info("job %s done: %s", job_id, job.kind)


def ring_again() -> int:
    """Ring for every job that nobody finished, and return how many."""
    overdue = list(Job.objects.overdue().values_list("pk", flat=True)[:500])
    for job_id in overdue:
        ring(job_id)
    return len(overdue)
