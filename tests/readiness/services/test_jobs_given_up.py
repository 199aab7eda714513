"""A job that fails too often, or loses its worker each time, tells whoever waits for it, once, and ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from readiness.models import Job
from readiness.services import jobs
from readiness.services.jobs import LAST_TRY, MOST_ATTEMPTS, WATCHED_ATTEMPTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch) -> list[tuple]:
    """What was said of a kind of job that always fails."""
    heard: list[tuple] = []

    def work(arguments) -> None:
        raise ConnectionError("away")

    monkeypatch.setitem(jobs._KINDS, "try", work)
    monkeypatch.setitem(jobs._GIVEN_UP, "try", lambda arguments, error: heard.append((arguments, error)))
    return heard


@pytest.fixture
def fail(make_overdue):
    def run(job: Job, times: int) -> None:
        for _time in range(times):
            make_overdue()
            with pytest.raises(ConnectionError):
                jobs.run(job.pk)

    return run


def test_job_that_may_be_tried_again_is_not_given_up(told, fail):
    job = Job.objects.create(kind="try", arguments={"work": 7})

    fail(job, MOST_ATTEMPTS - 1)

    job.refresh_from_db()
    assert (told, job.is_given_up, job.finished_at) == ([], False, None)


def test_job_that_failed_too_often_is_given_up_with_its_last_error(told, fail, make_overdue):
    job = Job.objects.create(kind="try", arguments={"work": 7})

    fail(job, MOST_ATTEMPTS)
    make_overdue()
    jobs.run(job.pk)

    job.refresh_from_db()
    assert told == [({"work": 7}, "ConnectionError: away")]
    assert (job.is_given_up, job.finished_at is None, job.error) == (True, False, "ConnectionError: away")


def test_work_that_somebody_waits_for_is_given_up_sooner(told, fail, monkeypatch):
    monkeypatch.setitem(jobs._MOST, "try", WATCHED_ATTEMPTS)

    fail(Job.objects.create(kind="try"), WATCHED_ATTEMPTS)

    assert len(told) == 1


def test_job_that_lost_its_worker_in_its_last_attempt_is_given_up_by_the_sweep_once(told, make_overdue):
    Job.objects.create(kind="try", arguments={"work": 7}, attempts=MOST_ATTEMPTS)
    make_overdue()

    assert [jobs.ring_again(), jobs.ring_again()] == [1, 0]

    assert told == [({"work": 7}, "it was stopped in the middle, each time it was tried")]
    assert (Job.objects.get().is_given_up, Job.objects.get().attempts) == (True, MOST_ATTEMPTS)


def test_last_attempt_has_its_time_before_it_is_given_up(told, make_overdue, monkeypatch):
    job = Job.objects.create(kind="try", attempts=MOST_ATTEMPTS - 1)
    begun = timezone.now()

    def be_killed(arguments) -> None:
        raise SystemExit

    monkeypatch.setitem(jobs._KINDS, "try", be_killed)
    make_overdue()
    with pytest.raises(SystemExit):
        jobs.run(job.pk)
    rung = []
    for later in (LAST_TRY / 2, LAST_TRY * 2):
        monkeypatch.setattr(timezone, "now", lambda later=later: begun + later)
        rung.append((jobs.ring_again(), len(told)))

    assert rung == [(0, 0), (1, 1)]


def test_job_whose_worker_died_is_taken_again_soon(monkeypatch):
    begun = []
    monkeypatch.setitem(jobs._KINDS, "try", lambda arguments: begun.append(arguments))
    Job.objects.create(kind="try", attempts=6)
    soon = timezone.now() + timedelta(seconds=61)
    monkeypatch.setattr(timezone, "now", lambda: soon)

    assert (jobs.ring_again(), begun) == (1, [{}])


def test_job_is_not_closed_if_whoever_waits_for_it_could_not_be_told(told, fail, make_overdue, monkeypatch):
    job = Job.objects.create(kind="try")
    with monkeypatch.context() as patch:
        patch.setitem(jobs._GIVEN_UP, "try", lambda arguments, error: 1 / 0)
        fail(job, MOST_ATTEMPTS - 1)
        make_overdue()
        with pytest.raises(ZeroDivisionError):
            jobs.run(job.pk)
    make_overdue()

    jobs.ring_again()

    assert (len(told), Job.objects.get().is_given_up) == (1, True)


def test_job_in_the_hands_of_a_worker_is_not_begun_by_another(monkeypatch):
    begun = []
    monkeypatch.setitem(jobs._KINDS, "try", lambda arguments: begun.append(arguments) or jobs.run(job.pk))
    job = Job.objects.create(kind="try")

    jobs.run(job.pk)

    assert begun == [{}]
