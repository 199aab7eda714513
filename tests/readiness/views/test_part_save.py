"""Saving one part of the check with its button, as without JavaScript."""

import json

import pytest
from django.urls import reverse
from factories import a_submission
from pages import attributes, element, elements, says

from readiness.models import Submission

pytestmark = pytest.mark.django_db


def url(submission, slug: str = "val") -> str:
    return reverse("part", args=[submission.link, slug])


def save(client, submission, answers: dict, slug: str = "val", **shown):
    return client.post(url(submission, slug), answers | {"shown": json.dumps(shown)})


def responses() -> dict:
    return Submission.objects.get().responses


def test_part_posted_plainly_is_saved_and_goes_on(client, submission):
    response = save(client, submission, {"VAL1": "3", "VAL2": "unknown"})

    assert (response.status_code, response["Location"]) == (302, url(submission, "dat"))
    assert responses() == {"VAL1": 3, "VAL2": "unknown"}


def test_part_posted_without_an_answer_goes_on_too(client, submission):
    response = save(client, submission, {})

    assert (response.status_code, response["Location"], responses()) == (302, url(submission, "dat"), {})


def test_part_seven_goes_on_to_the_answers(client, submission):
    response = save(client, submission, {"VEN1": "2"}, "ven")

    assert response["Location"] == reverse("answers", args=[submission.link])


def test_part_that_opened_a_question_of_its_own_stays_and_says_so(client, version):
    submission = a_submission(responses={"VAL2": 1})

    response = save(client, submission, {"VAL2": "2"}, VAL2=1)
    page = client.get(response["Location"])

    assert response["Location"] == url(submission, "val")
    assert says(page, "news") == (
        "A question has opened in “Uses and value”: What happens when an AI trial does not work well?"
    )
    assert says(client.get(response["Location"]), "news") == ""


def test_part_that_opened_a_question_elsewhere_goes_on_and_says_so(client, version):
    submission = a_submission(responses={"PPL1": 1})

    response = save(client, submission, {"PPL1": "2"}, "ppl", PPL1=1)

    assert response["Location"] == url(submission, "tec")
    assert says(client.get(response["Location"]), "news").startswith("A question has opened in “Supplier choice")


@pytest.mark.parametrize("value", ["6", "0", "three", "3.0", "unknown"])
def test_part_with_a_tampered_value_saves_the_rest_and_says_what_is_wrong(client, submission, value):
    response = save(client, submission, {"VAL1": value, "VAL3": "2"})

    assert response.status_code == 422
    assert says(response, "id_VAL1_error") == "Choose one of the sentences below."
    assert responses() == {"VAL3": 2}


def test_part_with_a_tampered_value_links_to_its_question(client, submission):
    response = save(client, submission, {"VAL1": "6"})

    summary = element(response, "errors")
    (target,) = [
        attributes(each)["href"].removeprefix("#") for each in elements(summary) if "href" in attributes(each)
    ]
    assert len(elements(response, id=target)) == 1


def test_part_takes_no_answer_to_another_part_or_to_no_question(client, submission):
    save(client, submission, {"VAL1": "3", "STR1": "5", "XYZ1": "1", "profile": "x"})

    assert responses() == {"VAL1": 3}


@pytest.mark.parametrize("shown", ["", "{", "[1]", "null", "3", '{"VAL1": {"a": [1]}}', "[" * 100_000])
def test_part_with_an_unusable_memory_of_what_it_showed_takes_what_was_given(client, submission, shown):
    response = client.post(url(submission), {"VAL1": "3", "shown": shown})

    assert (response.status_code, responses()) == (302, {"VAL1": 3})
