import pytest
from django.conf import settings
from django.urls import reverse
from pages import attribute, says

from readiness.links import return_code

pytestmark = pytest.mark.django_db
MOST = settings.LIMITS["return_code"][0]


def enter(client, code, **headers):
    return client.post(reverse("resume_by_code"), {"code": code}, **headers)


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "])
def test_code_opens_its_check_however_it_is_typed(client, submission, typed):
    response = enter(client, typed(return_code(submission.link_salt)))

    assert (response.status_code, response["Location"]) == (302, reverse("resume", args=[submission.link]))


def test_code_opens_no_other_check(client, submission, stranger):
    response = enter(client, return_code(submission.link_salt))

    assert response["Location"] == reverse("resume", args=[submission.link])


def test_unknown_code_is_refused_and_kept_to_be_corrected(client, stranger):
    response = enter(client, "K7QM-2F9X-4TRB")

    assert (response.status_code, attribute(response, "id_code", "value")) == (422, "K7QM-2F9X-4TRB")
    assert says(response, "id_code_error") == (
        "We do not know this code. Check each letter and number; 0, O, 1, I and L are never used."
    )
    assert "Stranger" not in response.content.decode()


@pytest.mark.parametrize("code", ["", "   ", "x" * 41])
def test_code_that_is_none_is_refused(client, stranger, code):
    response = enter(client, code)

    assert response.status_code == 422
    assert attribute(response, "id_code", "aria-invalid") == "true"
    assert says(response, "id_code_error") != ""


def test_stored_hash_is_no_code(client, submission):
    response = enter(client, submission.code_hash[:40])

    assert response.status_code == 422
    assert submission.link not in response.content.decode()


def test_code_after_too_many_tries_is_refused_even_if_it_is_right(client, submission):
    tries = [enter(client, "AAAA-AAAA-AAAA").status_code for _try in range(MOST)]

    response = enter(client, return_code(submission.link_salt))

    assert tries == [422] * MOST
    assert (response.status_code, "Location" in response) == (429, False)
    assert says(response, "main") == (
        "429 Too many tries This was asked for very often from your connection. Please try again in 15 minutes. "
        "Nothing was changed. Go to the first page"
    )


def test_code_is_counted_per_client(client, submission):
    for _try in range(MOST + 1):
        enter(client, "AAAA-AAAA-AAAA", REMOTE_ADDR="203.0.113.1")

    response = enter(client, return_code(submission.link_salt), REMOTE_ADDR="203.0.113.2")

    assert response["Location"] == reverse("resume", args=[submission.link])


def test_wrong_code_costs_one_query_to_look_and_one_for_the_page(client, version, django_assert_num_queries):
    enter(client, "AAAA-AAAA-AAAA")

    with django_assert_num_queries(2):
        enter(client, "AAAA-AAAA-AAAA")
