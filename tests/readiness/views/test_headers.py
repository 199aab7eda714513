"""Headers of every answer, and cookies. Source: interfaces, "Time, bytes and trust"."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from factories import a_revision

from readiness.models import Revision

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PUBLIC = ["landing", "method", "privacy", "accessibility", "check_receipt", "public_key"]
PUBLIC += ["programs", "compare_programs", "ranking"]
PRIVATE = ["resume", "firm", "answers", "save", "result", "plan_now", "what_if"]


@pytest.fixture
def revision(catalogue) -> Revision:
    return a_revision(firm={"name": "Angsana Bakery (sample)"})


@pytest.fixture
def addresses(revision) -> list[str]:
    link = revision.submission.link
    return [
        *(reverse(name) for name in PUBLIC),
        *(reverse(name, args=[link]) for name in PRIVATE),
        reverse("part", args=[link, "str"]),
        reverse("result_number", args=[link, 1]),
        reverse("receipt", args=[link, 1]),
        "/nothing",
    ]


def security_headers(response) -> dict[str, str | None]:
    return {name: response.get(name) for name in HEADERS}


def policy(response) -> list[str]:
    return sorted(each.strip() for each in response["Content-Security-Policy"].split(";"))


def test_every_answer_has_the_security_headers(client, addresses):
    for address in addresses:
        response = client.get(address)
        assert policy(response) == sorted(POLICY), address
        assert security_headers(response) == HEADERS, address


@pytest.mark.parametrize(
    ("name", "data", "status"), [("start", None, 405), ("theme", {}, 400), ("resume_by_code", {"code": "x"}, 422)]
)
def test_refusals_have_the_security_headers(client, version, name, data, status):
    response = client.get(reverse(name)) if data is None else client.post(reverse(name), data)

    assert (response.status_code, policy(response)) == (status, sorted(POLICY))
    assert security_headers(response) == HEADERS


def test_no_page_has_script_or_style_inside(client, addresses):
    for address in addresses:
        page = client.get(address).content.decode()
        assert [word for word in ("<style", " style=", "javascript:", " onclick=") if word in page] == [], address
        assert page.count("<script") == page.count("<script src="), address


def test_pages_behind_a_link_are_never_cached(client, revision):
    link = revision.submission.link
    private = [reverse(name, args=[link]) for name in PRIVATE]
    private += [reverse("part", args=[link, "str"]), reverse("receipt", args=[link, 1])]

    for address in private:
        cache_control = {each.strip() for each in client.get(address)["Cache-Control"].split(",")}
        assert cache_control == {"max-age=0", "no-cache", "no-store", "must-revalidate", "private"}, address


def test_answers_to_saving_are_never_cached(client, revision):
    link = reverse("part", args=[revision.submission.link, "str"])

    for headers in ({}, {"hx-request": "true"}):
        assert "no-store" in client.post(link, {"STR1": "3"}, headers=headers)["Cache-Control"]


def test_cookies_are_for_this_site_and_not_for_scripts(revision, django_capture_on_commit_callbacks):
    browser = Client()
    browser.get(reverse("landing"))
    browser.post(reverse("theme"), {"theme": "dark"})
    browser.post(reverse("resume_by_email"), {"email": "owner@example.com"})

    assert set(browser.cookies) == {settings.CSRF_COOKIE_NAME, "theme", "messages"}
    for name, cookie in browser.cookies.items():
        assert (cookie["httponly"], cookie["samesite"], bool(cookie["secure"]), cookie["domain"]) == (
            True,
            "Lax",
            settings.HTTPS,
            "",
        ), name


def test_no_page_needs_a_session(client, addresses):
    for address in addresses:
        client.get(address)

    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_no_page_names_another_site(client, addresses):
    for address in addresses:
        if address in (reverse("method"), reverse("ranking")):  # their sources are links that nothing loads
            continue
        page = client.get(address).content.decode().replace(settings.SITE_URL, "")
        assert page.replace("http://www.w3.org/2000/svg", "").count("://") == 0, address
