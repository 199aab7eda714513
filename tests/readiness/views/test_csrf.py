"""A form is taken only with the token of its page."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pages import elements, says

from readiness.models import Submission

pytestmark = pytest.mark.django_db


def token_on(response) -> str:
    """The token of the first form on a page, as a browser would send it back."""
    return re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', response.content)[1].decode()


def test_form_on_a_page_for_a_wrong_way_of_opening_works():
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(reverse("start"))

    response = browser.post(reverse("theme"), {"theme": "dark", "csrfmiddlewaretoken": token_on(page)})

    assert (response.status_code, response.cookies["theme"].value) == (302, "dark")


def test_body_of_a_megabyte_with_csrf_checks_is_refused_too():
    browser = Client(enforce_csrf_checks=True)
    token = token_on(browser.get(reverse("privacy")))
    body = f"mode=full&csrfmiddlewaretoken={token}&x=" + "x" * 1_000_000

    response = browser.post(reverse("start"), body, content_type="application/x-www-form-urlencoded")

    assert (response.status_code, says(response, "main").split(" ")[0]) == (400, "400")


def test_form_without_its_token_is_refused_and_changes_nothing(submission):
    browser = Client(enforce_csrf_checks=True)

    response = browser.post(reverse("part", args=[submission.link, "str"]), {"STR1": "3"})

    assert response.status_code == 403
    assert says(response, "main") == (
        "403 This page was open too long Your answers so far are saved. Go back, reload the page and send it again. "
        "Go to the first page"
    )
    assert Submission.objects.get().responses == {}


def test_form_with_its_token_is_taken(submission):
    browser = Client(enforce_csrf_checks=True)
    link = reverse("part", args=[submission.link, "str"])
    token = token_on(browser.get(link))

    response = browser.post(link, {"STR1": "3", "csrfmiddlewaretoken": token})

    assert (response.status_code, Submission.objects.get().responses) == (302, {"STR1": 3})


def test_every_form_of_a_page_has_a_token(client, stranger):
    link = reverse("result", args=[stranger.submission.link])

    for page in (client.get(reverse("landing")), client.get(link)):
        forms = elements(page, method="post")
        tokens = [len(elements(form, name="csrfmiddlewaretoken")) for form in forms]
        assert tokens == [1] * len(forms) != []
