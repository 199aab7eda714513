"""A job that fails keeps its error, is rung for again later and later, and is given up in the end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from readiness.models import Job
from readiness.services import jobs

pytestmark = pytest.mark.django_db


def test_run_that_fails_keeps_the_error_and_raises_it(done):
    done.failures = 1
    job = jobs.ask_for("write", to=7)

    with pytest.raises(ConnectionError):
        jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.error, job.attempts, job.finished_at) == ("ConnectionError: the mail server is away", 1, None)


def test_run_after_a_failure_forgets_the_error(done, make_overdue):
    done.failures = 1
    job = jobs.ask_for("write", to=7)
    with pytest.raises(ConnectionError):
        jobs.run(job.pk)
    make_overdue()

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
    for _attempt in range(jobs.MOST_ATTEMPTS):
        make_overdue()
        with pytest.raises(ConnectionError):
            jobs.run(job.pk)

    make_overdue()
    jobs.run(job.pk)

    assert len(done) == jobs.MOST_ATTEMPTS
    assert jobs.ring_again() == 0


def test_job_that_fails_is_tried_later_and_later_over_more_than_a_day(done, monkeypatch):
    done.failures = 1000
    now = begun = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    job = jobs.ask_for("write", to=7)
    tried = []
    while not job.is_given_up:
        with pytest.raises(ConnectionError):
            jobs.run(job.pk)
        tried.append(now - begun)
        job.refresh_from_db()
        now = (job.next_at or now) + timedelta(milliseconds=1)

    assert [round(each / timedelta(minutes=1)) for each in tried[:5]] == [0, 1, 3, 7, 15]
    assert round(tried[-2] / timedelta(hours=1)) == 17
    assert timedelta(hours=30) < tried[-1] < timedelta(hours=40)


def test_bell_that_rings_twice_does_not_bring_the_next_try_forward(done):
    done.failures = 1
    job = jobs.ask_for("write", to=7)
    with pytest.raises(ConnectionError):
        jobs.run(job.pk)

    jobs.run(job.pk)

    assert (len(done), Job.objects.get().attempts) == (1, 1)


def test_ring_again_does_a_job_that_failed_before(done, make_overdue):
    done.failures = 1
    job = jobs.ask_for("write", to=7)
    with pytest.raises(ConnectionError):
        jobs.run(job.pk)
    assert jobs.ring_again() == 0
    make_overdue()

    assert jobs.ring_again() == 1

    assert Job.objects.get().finished_at is not None
