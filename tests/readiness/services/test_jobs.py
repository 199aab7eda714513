"""The row is the job and the broker only its bell: nothing is lost, nothing done twice."""

import pytest
from django.db import transaction

from readiness import tasks
from readiness.models import Job
from readiness.services import jobs

pytestmark = pytest.mark.django_db


def test_ask_for_writes_the_row_and_rings_on_commit(done, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.ask_for("write", to=7)
        assert (done, Job.objects.get().finished_at) == ([], None)

    job.refresh_from_db()
    assert done == [{"to": 7}]
    assert (job.kind, job.arguments, job.attempts, job.finished_at is None) == ("write", {"to": 7}, 1, False)


def test_ask_for_in_a_transaction_that_fails_leaves_nothing(done, django_capture_on_commit_callbacks):
    @transaction.atomic
    def ask_and_fail():
        jobs.ask_for("write", to=7)
        raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        ask_and_fail()

    assert (done, Job.objects.count()) == ([], 0)


def test_run_twice_does_the_work_once(done):
    job = jobs.ask_for("write", to=7)

    jobs.run(job.pk)
    finished_at = Job.objects.get().finished_at
    jobs.run(job.pk)

    assert done == [{"to": 7}]
    assert (Job.objects.get().finished_at, Job.objects.get().attempts) == (finished_at, 1)


def test_run_of_a_job_that_is_gone_does_nothing(done):
    jobs.run(4711)

    assert done == []


def test_ring_again_does_a_job_whose_bell_was_lost(done, make_overdue):
    jobs.ask_for("write", to=7)
    make_overdue()

    assert jobs.ring_again() == 1
    assert done == [{"to": 7}]
    assert jobs.ring_again() == 0


def test_task_does_the_job_that_it_is_given(done):
    first, _second = jobs.ask_for("write", to=1), jobs.ask_for("write", to=2)

    tasks.run_job(first.pk)

    assert done == [{"to": 1}]


def test_task_of_the_sweep_rings_again(done, make_overdue):
    jobs.ask_for("write", to=1)
    make_overdue()

    tasks.ring_again()

    assert done == [{"to": 1}]
