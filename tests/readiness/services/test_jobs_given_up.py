"""A job that fails too often tells whoever waits for it, once."""

import pytest

from readiness.models import Job
from readiness.models.job import MOST_ATTEMPTS
from readiness.services import jobs

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


def fail(job: Job, times: int) -> None:
    for _time in range(times):
        with pytest.raises(ConnectionError):
            jobs.run(job.pk)


def test_job_that_may_be_tried_again_is_not_given_up(told):
    job = Job.objects.create(kind="try", arguments={"work": 7})

    fail(job, MOST_ATTEMPTS - 1)

    assert told == []


def test_job_that_failed_too_often_is_given_up_with_its_last_error(told):
    job = Job.objects.create(kind="try", arguments={"work": 7})

    fail(job, MOST_ATTEMPTS)
    jobs.run(job.pk)

    assert told == [({"work": 7}, "ConnectionError: away")]


def test_job_in_the_hands_of_a_worker_is_not_begun_by_another(monkeypatch):
    begun = []
    monkeypatch.setitem(jobs._KINDS, "try", lambda arguments: begun.append(arguments) or jobs.run(job.pk))
    job = Job.objects.create(kind="try")

    jobs.run(job.pk)

    assert begun == [{}]
