"""What is written when people use the site, and when it breaks: enough to find the fault, nothing of anybody."""

import json
import logging

import pytest
from django.db import IntegrityError, OperationalError
from django.urls import reverse
from factories import a_revision

from readiness.operation.failures import without_values
from readiness.operation.logs import Private
from readiness.views import result

FIRM, EMAIL = "Merbau Foods", "owner@merbau.example"
PRIVATE = (FIRM, EMAIL, "Angelina", "201912345K")


@pytest.fixture
def submission(catalogue):
    submission = a_revision(firm={"name": FIRM, "uen": "201912345K"}).submission
    submission.contact_email = EMAIL
    submission.save()
    return submission


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001  # any at all
        return caught


def test_a_request_is_one_line_that_names_the_route_and_not_the_link(client, submission, logged):
    client.get(reverse("result", args=[submission.link]), {"name": FIRM})

    (line,) = (each for each in logged() if each["logger"] == "readiness.access")
    assert {**line, "time": "", "ms": 0, "message": line["message"].split(" in ")[0], "request_id": ""} == {
        "time": "",
        "level": "INFO",
        "logger": "readiness.access",
        "message": "GET /check/<str:token>/result 200",
        "request_id": "",
        "method": "GET",
        "route": "/check/<str:token>/result",
        "status": 200,
        "ms": 0,
    }


def test_refused_requests_leave_no_link_code_or_address(client, submission, logged):
    client.get(f"/check/{submission.link}x/result")
    client.get(f"/check/{submission.link}/part/none")
    client.get(f"/nothing/{FIRM}/{submission.link}?mail={EMAIL}")
    client.post(reverse("start"), {"mode": FIRM}, headers={"referer": f"http://x/{submission.link}"})

    written = json.dumps(logged())
    assert [each["message"] for each in logged() if each["logger"] == "django.request"] == [
        "Not Found: /check/<str:token>/result",
        "Not Found: /check/<str:token>/part/<slug:slug>",
        "Not Found: (no such address)",
        "Bad Request: /start",
    ]
    assert [each for each in (*PRIVATE, submission.link) if each in written] == []


def test_a_page_that_breaks_is_told_with_its_place_and_without_what_the_error_quotes(
    client, submission, logged, monkeypatch
):
    def breaks(*_given, **_named):
        raise ValueError(f"{FIRM} of {EMAIL} said Angelina at {submission.link}")

    monkeypatch.setattr(result, "render", breaks)
    client.raise_request_exception = False
    response = client.get(reverse("result", args=[submission.link]))

    (line,) = (each for each in logged() if each["level"] == "ERROR")
    assert (response.status_code, line["message"]) == (500, "Internal Server Error: /check/<str:token>/result")
    assert line["error"].splitlines()[-1] == "ValueError"
    assert "in breaks" in line["error"].splitlines()[-2]
    assert [each for each in (*PRIVATE, submission.link) if each in json.dumps(logged())] == []
    assert line["request_id"] == response["X-Request-ID"]


def test_an_error_behind_an_error_is_told_too():
    told = without_values(raised(raised_from(KeyError(FIRM), IntegrityError(f"Key (name)=({FIRM})"))))

    assert [line for line in told.splitlines() if not line.startswith(("  ", "Traceback"))] == [
        "django.db.utils.IntegrityError",
        "KeyError",
    ]


def raised_from(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def test_what_is_said_of_a_service_that_is_away_is_kept():
    told = without_values(raised(OperationalError("connection refused for owner@x.sg")))

    assert told.splitlines()[-1] == "django.db.utils.OperationalError: connection refused for [mail]"


def test_a_task_that_failed_is_told_without_what_its_error_quotes():
    error = raised(ValueError(EMAIL))
    context = {"name": "readiness.tasks.run_job", "exc": repr(error), "description": "raised unexpected"}
    form = "Task %(name)s %(description)s: %(exc)s"
    record = logging.LogRecord("celery.app.trace", 40, "", 1, form, (context,), (ValueError, error, None))

    Private().filter(record)

    assert record.getMessage() == "Task readiness.tasks.run_job raised unexpected: ValueError"
    assert EMAIL not in record.exc_text


def test_fields_that_nobody_knows_are_left_out(logged):
    logging.getLogger("x").warning("said", extra={"data": {"mail": EMAIL}, "job": 7})

    (line,) = logged()
    assert set(line) == {"time", "level", "logger", "message", "job"}


def test_a_formatter_of_lines_gets_the_same_text():
    record = logging.LogRecord("x", 40, "", 1, "Mail to %s", (EMAIL,), (ValueError, ValueError(EMAIL), None))

    Private().filter(record)

    assert logging.Formatter("%(message)s").format(record) == "\n".join(
        ["Mail to [mail]", "Traceback (most recent call last):", "ValueError"]
    )
