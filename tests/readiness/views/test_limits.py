"""Costly pages open so often to one client, and then say when to try again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from factories import a_revision
from factories.people import signed_in
from factories.reviews import make_staff
from pages import says

pytestmark = pytest.mark.django_db
MORE = "429 Too many tries This was asked for very often from your connection. Please try again in 10 minutes."


@pytest.fixture(autouse=True)
def limits(settings):
    settings.LIMITS = dict.fromkeys(settings.LIMITS, (1, timedelta(minutes=10)))


def tries(client, method, name, *args, **data):
    return [getattr(client, method)(reverse(name, args=args), data) for _try in range(2)]


@pytest.mark.parametrize(
    ("method", "name", "data", "first"),
    [
        ("get", "programs", {"language": "en"}, 200),
        ("get", "compare_programs", {"p": "aisg-ai4e"}, 200),
        ("post", "check_receipt", {}, 422),
    ],
)
def test_public_page_past_its_limit_says_when_to_try_again(client, catalogue, method, name, data, first):
    allowed, refused = tries(client, method, name, **data)

    assert (allowed.status_code, refused.status_code) == (first, 429)
    assert says(refused, "main").startswith(MORE)
    assert 590 <= int(refused["Retry-After"]) <= 600


def test_what_if_past_its_limit_is_refused_and_its_bare_page_is_not(client, catalogue):
    link = a_revision().submission.link
    page = reverse("what_if", args=[link])

    asked = [client.get(page, {"budget": "none"}).status_code for _try in range(2)]

    assert (asked, client.get(page).status_code) == ([200, 429], 200)


@pytest.mark.parametrize(
    ("role", "method", "name", "data", "first"),
    [
        ("advisor", "get", "queue", {"q": "Tan"}, 200),
        ("advisor", "post", "exports", {"format": "none"}, 422),
        ("catalogue editor", "post", "workbench_imports", {}, 422),
    ],
)
def test_staff_page_past_its_limit_is_refused(catalogue, role, method, name, data, first):
    client = signed_in(make_staff(role))

    assert [each.status_code for each in tries(client, method, name, **data)] == [first, 429]


def test_clients_do_not_use_up_each_others_tries(client, catalogue):
    asked = [client.get(reverse("programs"), {"language": "en"}, REMOTE_ADDR=f"203.0.113.{n}") for n in (1, 2)]

    assert [each.status_code for each in asked] == [200, 200]
