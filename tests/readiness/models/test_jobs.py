from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from readiness.models import Job

pytestmark = pytest.mark.django_db


def a_job(kind: str, *, untouched: timedelta = timedelta(), **fields) -> Job:
    job = Job.objects.create(kind=kind, **fields)
    Job.objects.filter(pk=job.pk).update(touched_at=timezone.now() - untouched)
    return job


def kinds(jobs) -> list[str]:
    return sorted(jobs.values_list("kind", flat=True))


def test_unfinished_are_neither_done_nor_given_up():
    a_job("new")
    a_job("tried", attempts=7)
    a_job("given up", is_given_up=True, finished_at=timezone.now())
    a_job("done", finished_at=timezone.now())

    assert kinds(Job.objects.unfinished()) == ["new", "tried"]


def test_overdue_are_unfinished_and_untouched_for_a_while():
    late = settings.JOB_PATIENCE + timedelta(seconds=1)
    a_job("just asked for")
    a_job("lost", untouched=late)
    a_job("done", untouched=late, finished_at=timezone.now())

    assert kinds(Job.objects.overdue()) == ["lost"]


def test_overdue_and_free_are_only_those_whose_next_try_is_due():
    now, late = timezone.now(), settings.JOB_PATIENCE * 2
    a_job("due", untouched=late, attempts=1, error="x", next_at=now)
    a_job("later", untouched=late, attempts=1, error="x", next_at=now + timedelta(minutes=1))

    assert kinds(Job.objects.overdue()) == kinds(Job.objects.free()) == ["due"]


def test_free_are_not_begun_or_lost_and_not_in_the_hands_of_a_worker():
    a_job("new")
    a_job("in hand", attempts=1)
    a_job("lost", untouched=settings.JOB_PATIENCE * 2, attempts=1)

    assert kinds(Job.objects.free()) == ["lost", "new"]


def test_overdue_chains_with_other_filters():
    a_job("lost", untouched=settings.JOB_PATIENCE * 2)
    a_job("other", untouched=settings.JOB_PATIENCE * 2)

    assert kinds(Job.objects.filter(kind="other").overdue()) == ["other"]


def test_job_is_named_by_kind_and_number_never_by_its_arguments():
    job = a_job("mail link", arguments={"submission": 7})

    assert str(job) == f"mail link #{job.pk}"
