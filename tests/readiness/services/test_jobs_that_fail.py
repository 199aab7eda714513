"""A job that fails keeps its error, is rung for again, and is given up in the end."""

import pytest

from readiness.models import Job
from readiness.models.job import MOST_ATTEMPTS
from readiness.services import jobs

pytestmark = pytest.mark.django_db


def test_run_that_fails_keeps_the_error_and_raises_it(done):
    done.failures = 1
    job = jobs.ask_for("write", to=7)

    with pytest.raises(ConnectionError):
        jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.error, job.attempts, job.finished_at) == ("ConnectionError: the mail server is away", 1, None)


def test_run_after_a_failure_forgets_the_error(done):
    done.failures = 1
    job = jobs.ask_for("write", to=7)
    with pytest.raises(ConnectionError):
        jobs.run(job.pk)

    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.error, job.attempts, job.finished_at is None) == ("", 2, False)


def test_run_keeps_the_beginning_of_a_very_long_error(done, monkeypatch):
    def shout(arguments):
        raise ValueError("x" * 5000)

    monkeypatch.setitem(jobs._KINDS, "write", shout)
    job = jobs.ask_for("write")

    with pytest.raises(ValueError, match="x"):
        jobs.run(job.pk)

    assert Job.objects.get().error == ("ValueError: " + "x" * 5000)[:2000]


def test_run_of_a_kind_that_nobody_knows_is_kept_as_an_error(db):
    job = jobs.ask_for("paint")

    with pytest.raises(KeyError):
        jobs.run(job.pk)

    assert Job.objects.get().error == "KeyError: 'paint'"


def test_run_gives_up_after_the_most_attempts(done, make_overdue):
    done.failures = 1000
    job = jobs.ask_for("write", to=7)
    for _attempt in range(MOST_ATTEMPTS):
        with pytest.raises(ConnectionError):
            jobs.run(job.pk)

    jobs.run(job.pk)
    make_overdue()

    assert len(done) == MOST_ATTEMPTS
    assert jobs.ring_again() == 0


def test_ring_again_does_a_job_that_failed_before(done, make_overdue):
    done.failures = 1
    job = jobs.ask_for("write", to=7)
    with pytest.raises(ConnectionError):
        jobs.run(job.pk)
    assert jobs.ring_again() == 0
    make_overdue()

    assert jobs.ring_again() == 1

    assert Job.objects.get().finished_at is not None
