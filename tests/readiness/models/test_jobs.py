from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from readiness.models import Job
from readiness.models.job import MOST_ATTEMPTS

pytestmark = pytest.mark.django_db


def a_job(kind: str, *, untouched: timedelta = timedelta(), **fields) -> Job:
    job = Job.objects.create(kind=kind, **fields)
    Job.objects.filter(pk=job.pk).update(touched_at=timezone.now() - untouched)
    return job


def kinds(jobs) -> list[str]:
    return sorted(jobs.values_list("kind", flat=True))


def test_unfinished_are_neither_done_nor_given_up():
    a_job("new")
    a_job("tried", attempts=MOST_ATTEMPTS - 1)
    a_job("given up", attempts=MOST_ATTEMPTS)
    a_job("done", finished_at=timezone.now())

    assert kinds(Job.objects.unfinished()) == ["new", "tried"]


def test_overdue_are_unfinished_and_untouched_for_a_while():
    late = settings.JOB_PATIENCE + timedelta(seconds=1)
    a_job("just asked for")
    a_job("lost", untouched=late)
    a_job("given up", untouched=late, attempts=MOST_ATTEMPTS)
    a_job("done", untouched=late, finished_at=timezone.now())

    assert kinds(Job.objects.overdue()) == ["lost"]


def test_overdue_chains_with_other_filters():
    a_job("lost", untouched=settings.JOB_PATIENCE * 2)
    a_job("other", untouched=settings.JOB_PATIENCE * 2)

    assert kinds(Job.objects.filter(kind="other").overdue()) == ["other"]


def test_job_is_named_by_kind_and_number_never_by_its_arguments():
    job = a_job("mail link", arguments={"submission": 7})

    assert str(job) == f"mail link #{job.pk}"
