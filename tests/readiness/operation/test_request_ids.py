"""One id for a request, its answer, its lines in the log and the work it asks for."""

import logging

import pytest
from django.urls import reverse

from readiness import tasks
from readiness.operation import worker
from readiness.operation.request_ids import current_request_id, id_for, set_request_id
from readiness.services import jobs

GIVEN = "0123-abcd-of-the-proxy"


@pytest.fixture
def behind_proxy(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def test_every_answer_has_an_id_of_its_own(client):
    first, second = (client.get(reverse("health_live"))["X-Request-ID"] for _request in range(2))

    assert (len(first), first == second) == (32, False)
    assert current_request_id() == ""


def test_id_of_a_stranger_is_not_taken(settings):
    settings.SECURE_PROXY_SSL_HEADER = None

    assert id_for({"X-Request-ID": GIVEN}) != GIVEN


def test_id_of_the_proxy_is_taken(behind_proxy):
    assert id_for({"X-Request-ID": GIVEN}) == GIVEN


@pytest.mark.parametrize("unsound", ["", "short", "x" * 65, 'a"b\n{}: 12345', "with spaces in it"])
def test_unsound_id_is_replaced_even_from_the_proxy(behind_proxy, unsound):
    made = id_for({"X-Request-ID": unsound})

    assert (len(made), made == unsound) == (32, False)


@pytest.mark.django_db
def test_lines_of_a_request_carry_the_id_of_its_answer(client, logged):
    response = client.get("/nothing")

    assert {line["request_id"] for line in logged()} == {response["X-Request-ID"]}
    assert len(logged()) == 2


@pytest.mark.django_db
def test_work_carries_the_id_of_the_request_that_asked_for_it(monkeypatch, logged):
    headers: dict[str, str] = {}
    monkeypatch.setattr(jobs, "ring", lambda job_id: worker.send_the_id_along(headers=headers))
    set_request_id(GIVEN)
    jobs.ring(1)
    set_request_id("")

    task = tasks.run_job
    task.push_request(**headers)
    worker.take_over_the_id(task=task)
    logging.getLogger("readiness.services.jobs").info("at work")
    worker.forget_the_id()
    logging.getLogger("readiness.services.jobs").info("done")
    task.pop_request()

    assert [line.get("request_id") for line in logged()] == [GIVEN, None]


def test_work_that_no_request_asked_for_has_no_id():
    headers: dict[str, str] = {}

    worker.send_the_id_along(headers=headers)

    assert headers == {}
