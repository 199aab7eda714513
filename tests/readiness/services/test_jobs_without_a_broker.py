"""A broker that is down: the request goes through, and the sweep does the work later."""

import logging

import pytest
import redis
from celery import Celery
from django.core import mail
from django.urls import reverse
from factories import a_submission
from kombu.exceptions import OperationalError

from programs.tasks import keep_columns, mail_boards
from readiness import tasks
from readiness.services import jobs

pytestmark = pytest.mark.django_db
RING = jobs.ring
"""The bell itself; conftest puts the work in its place."""


BROKEN = [
    OperationalError("refused"),
    ConnectionRefusedError("refused"),
    TimeoutError(),
    redis.exceptions.ConnectionError("closed by the server"),
]


class Broker:
    """Stands for Celery: takes messages, or fails to."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.messages: list[tuple] = []

    def send_task(self, name: str, arguments: tuple, *, retry: bool) -> None:
        if self.error:
            raise self.error
        self.messages.append((name, arguments, retry))


@pytest.fixture
def bell(monkeypatch):
    """The real bell, with whatever broker a test gives."""
    monkeypatch.setattr(jobs, "ring", RING)
    return lambda broker: monkeypatch.setattr(jobs, "current_app", broker)


def unreachable_folder(tmp_path) -> Celery:
    """Celery on a folder that cannot be made, for a file stands in its way."""
    (tmp_path / "file").touch()
    queue = str(tmp_path / "file" / "queue")
    app = Celery("unreachable", broker="filesystem://localhost", set_as_current=False)
    app.conf.broker_transport_options = {"data_folder_in": queue, "data_folder_out": queue, "control_folder": queue}
    return app


def test_ring_sends_the_number_of_the_job_and_nothing_else(bell):
    broker = Broker()
    bell(broker)

    jobs.ring(7)

    assert broker.messages == [("readiness.tasks.run_job", (7,), False)]


def test_bell_and_sweep_name_tasks_that_a_worker_has(bell, settings):
    broker = Broker()
    bell(broker)

    jobs.ring(7)

    rung = {broker.messages[0][0], *(entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values())}
    tasks_rung = (
        tasks.run_job,
        tasks.ring_again,
        tasks.mail_digests,
        tasks.end_retention,
        tasks.compare_firms,
        mail_boards,
        keep_columns,
    )
    assert rung == {each.name for each in tasks_rung}


@pytest.mark.parametrize("error", BROKEN)
def test_ring_without_a_broker_is_logged_and_no_fault(bell, caplog, error):
    bell(Broker(error))

    with caplog.at_level(logging.WARNING, logger="readiness.services.jobs"):
        jobs.ring(7)

    assert [record.getMessage() for record in caplog.records] == [
        f"job 7 waits for the next sweep: broker not reached ({error})"
    ]


def test_ring_on_a_broker_folder_that_cannot_be_used_is_no_fault(bell, tmp_path, caplog):
    bell(unreachable_folder(tmp_path))

    jobs.ring(7)

    assert [record.levelname for record in caplog.records if record.name == "readiness.services.jobs"] == ["WARNING"]


def test_ring_that_fails_for_another_reason_is_not_swallowed(bell):
    bell(Broker(TypeError("a mistake of ours")))

    with pytest.raises(TypeError):
        jobs.ring(7)


def test_request_without_a_broker_goes_through_and_the_sweep_mails_later(
    bell, client, version, make_overdue, django_capture_on_commit_callbacks
):
    bell(Broker(OperationalError("refused")))
    submission = a_submission()

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("save", args=[submission.link]), {"email": "owner@example.com"})
    waiting = len(mail.outbox)
    make_overdue()
    bell(broker := Broker())
    jobs.ring_again()
    jobs.run(broker.messages[0][1][0])

    assert (response.status_code, response["Location"]) == (302, reverse("save", args=[submission.link]))
    assert waiting == 0
    assert [message.to for message in mail.outbox] == [["owner@example.com"]]
