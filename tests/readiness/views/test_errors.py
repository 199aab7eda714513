from unittest.mock import Mock

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory
from django.urls import reverse
from pages import attributes, elements, says

from readiness.models import Submission
from readiness.views import errors, landing

pytestmark = pytest.mark.django_db
HOME = "Go to the first page"


def text(response) -> str:
    """What the page says, without the way home."""
    return says(response, "main").removesuffix(f" {HOME}")


@pytest.mark.parametrize("path", ["/nothing", "/check/", "/check/x/", "/check/x/y/z", "/result/1", "/%00"])
def test_address_that_there_is_not_has_our_own_page(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert text(response) == (
        "404 There is nothing here The link may be incomplete or no longer in use. Check it, or continue with your "
        "return code."
    )
    assert [says(each) for each in elements(response, href=reverse("landing"))] == ["AI Readiness Check", HOME]


@pytest.mark.parametrize(
    ("name", "method", "allow"),
    [
        ("start", "get", "POST"),
        ("theme", "get", "POST"),
        ("resume_by_code", "get", "POST"),
        ("landing", "post", "GET, HEAD"),
        ("method", "delete", "GET, HEAD"),
        ("check_receipt", "put", "GET, HEAD, POST"),
    ],
)
def test_way_of_opening_that_is_not_allowed_has_our_own_page(client, name, method, allow):
    response = getattr(client, method)(reverse(name))

    assert (response.status_code, response["Allow"]) == (405, allow)
    assert text(response) == (
        "405 This address cannot be opened like that Nothing was changed. Start from the first page, or use your link."
    )


@pytest.mark.parametrize("name", ["start", "resume_by_code", "theme"])
def test_body_of_a_megabyte_is_refused(client, name):
    response = client.post(reverse(name), {"mode": "full", "code": "x" * 1_000_000})

    assert response.status_code == 400
    assert text(response) == (
        "400 We could not read that What was sent is too large or damaged. Nothing was changed. Go back and try again."
    )
    assert Submission.objects.count() == 0


def test_body_with_too_many_fields_is_refused(client):
    response = client.post(
        reverse("start"),
        {f"field{place}": "x" for place in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)} | {"mode": "full"},
    )

    assert (response.status_code, Submission.objects.count()) == (400, 0)


def test_other_host_is_refused(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert (response.status_code, text(response).split(" ")[0]) == (400, "400")
    assert "evil.example" not in response.content.decode()


@pytest.mark.parametrize("status", sorted(errors.SENTENCES))
def test_refusal_has_its_status_and_sentences(client, status, django_assert_num_queries):
    title, sentence = errors.SENTENCES[status]

    with django_assert_num_queries(0):
        response = errors.refused(RequestFactory().get("/"), status)

    assert (response.status_code, text(response)) == (status, f"{status} {title} {sentence}")


def test_mistake_of_ours_has_our_own_page_and_no_details(submission, monkeypatch):
    def broken(*_given, **_named):
        raise RuntimeError("the secret reason")

    monkeypatch.setattr("readiness.views.answers.progress_of", broken)

    response = Client(raise_request_exception=False).get(reverse("answers", args=[submission.link]))

    assert response.status_code == 500
    assert (
        text(response) == "500 Something broke on our side Your saved answers are safe. Please try again in a minute."
    )
    assert "secret" not in response.content.decode()


def test_refusals_show_no_link_of_a_check(client, stranger):
    response = client.get(reverse("result_number", args=[stranger.submission.link, 99]))

    links = {attributes(each).get("href", "") for each in elements(response)}
    assert [link for link in links if stranger.submission.link in link] == []


@pytest.mark.parametrize("error", [OperationalError("the connection is lost"), InterfaceError("closed")])
def test_database_that_is_away_is_told_apart_with_its_policy_and_no_trace(client, monkeypatch, error):
    monkeypatch.setattr(landing, "current_version", Mock(side_effect=error))
    client.raise_request_exception = False

    response = client.get(reverse("landing"))

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert text(response) == (
        "503 We cannot reach our records at the moment What was saved before is safe. Reload this page in a minute; "
        "it is on our side, and it is being seen to."
    )


def test_form_that_could_not_be_saved_says_how_to_send_it_again(client, monkeypatch):
    monkeypatch.setattr(landing, "start_submission", Mock(side_effect=OperationalError("disk is full")))
    client.raise_request_exception = False

    response = client.post(reverse("start"), {"mode": "quick"})

    assert response.status_code == 503
    assert text(response) == (
        "503 We cannot reach our records at the moment What you just sent is not saved yet. Keep this page open and "
        "reload it in a minute: your browser then sends the same again. What was saved before is safe."
    )
