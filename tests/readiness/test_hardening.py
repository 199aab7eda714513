"""What every answer says to browsers, whoever gave it and however it went."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import a_submission
from factories.people import signed_in
from factories.reviews import make_staff

from readiness.hardening import HEADERS
from readiness.models import User

pytestmark = pytest.mark.django_db
POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'"
)
NOWHERE = "max-age=0, no-cache, no-store, must-revalidate, private"


def headers(response) -> dict[str, str]:
    policy = "; ".join(sorted(each.strip() for each in response["Content-Security-Policy"].split(";")))
    return {"policy": policy} | {name: response.get(name) for name in HEADERS}


def broken(monkeypatch) -> Client:
    """A browser on a site whose first page breaks."""

    def break_(*args):
        raise RuntimeError

    monkeypatch.setattr("readiness.views.landing._landing", break_)
    return Client(raise_request_exception=False)


def test_answers_of_every_kind_have_the_headers(client, version, monkeypatch):
    person = User.objects.create_user("somebody@example.test")
    answers = {
        200: client.get(reverse("privacy")),
        302: client.post(reverse("start"), {"mode": "quick"}),
        301: client.get("/admin"),
        400: client.get("/", headers={"host": "elsewhere.example"}),
        403: signed_in(person).get(reverse("desk")),
        404: client.get("/nothing"),
        405: client.get(reverse("start")),
        422: client.post(reverse("resume_by_code"), {"code": "x"}),
        500: broken(monkeypatch).get("/"),
    }

    assert {status: response.status_code for status, response in answers.items()} == {each: each for each in answers}
    for status, response in answers.items():
        assert headers(response) == {"policy": POLICY, **HEADERS}, status


def test_refusal_before_any_other_middleware_has_the_headers(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/", headers={"host": "elsewhere.example"})

    assert (response.status_code, headers(response)) == (400, {"policy": POLICY, **HEADERS})


def test_refusals_and_answers_to_forms_are_kept_nowhere(client, version):
    link = a_submission().link
    private = [
        client.get(reverse("firm", args=["no-such-link"])),
        client.get(reverse("result_number", args=[link, 99])),
        client.post(reverse("start"), {"mode": "quick"}),
        client.post(reverse("theme"), {"theme": "none"}),
        client.get(reverse("desk")),
        client.get(reverse("admin:index")),
        client.get(reverse("account_login")),
        client.get(reverse("my")),
    ]

    assert {each["Cache-Control"] for each in private} == {NOWHERE}


@pytest.mark.parametrize("name", ["account_logout", "admin:logout"])
def test_signing_out_leaves_nothing_in_the_browser(name):
    client = signed_in(make_staff("advisor"))

    asked, done = client.get(reverse("account_logout")), client.post(reverse(name))

    assert (asked.get("Clear-Site-Data"), done["Clear-Site-Data"]) == (None, '"storage"')


def test_public_page_may_be_kept_by_its_reader(client, version):
    assert "Cache-Control" not in client.get(reverse("method"))
