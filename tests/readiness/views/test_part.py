"""What the page of one part shows."""

import json

import pytest
from django.urls import reverse
from factories import PROFILE, a_submission, answers
from pages import attribute, attributes, element, elements, says

from readiness.models import Submission

pytestmark = pytest.mark.django_db


def url(submission, slug: str = "val") -> str:
    return reverse("part", args=[submission.link, slug])


def chosen(page) -> dict[str, str]:
    return {
        attributes(each)["name"]: attributes(each)["value"] for each in elements(page) if "checked" in attributes(each)
    }


def test_part_asks_its_questions_with_nothing_chosen(client, submission, edition):
    response = client.get(url(submission))

    legends = [says(element(response, f"val{number}")).split(" ", 5)[:4] for number in range(1, 6)]
    assert legends == [["Question", str(number), "of", "5"] for number in range(1, 6)]
    assert says(response, "val1").startswith("Question 1 of 5 How do you choose what to use AI for?")
    assert chosen(response) == {}
    shown = json.loads(attribute(response, "shown", "value"))
    assert len(shown.pop("*page")) == 32
    assert shown == dict.fromkeys(["VAL1", "VAL2", "VAL3", "VAL4", "VAL5"])


def test_part_shows_what_is_stored(client, version):
    submission = a_submission(responses={"VAL1": 4, "VAL2": "unknown", "STR1": 1})

    response = client.get(url(submission))

    assert chosen(response) == {"VAL1": "4", "VAL2": "unknown"}
    assert json.loads(attribute(response, "shown", "value"))["VAL2"] == "unknown"
    assert says(response, "remaining").startswith("3 questions on this page are still open.")


def test_part_says_why_a_question_does_not_apply(client, version):
    submission = a_submission(responses={"VAL2": 1})

    response = client.get(url(submission))

    assert says(response, "place-val4") == (
        "A question does not apply to you. You do not use AI at work yet, so no trial could have ended."
    )
    assert elements(response, name="VAL4") == []
    assert says(response, "val5").startswith("Question 4 of 4 ")


def test_part_of_a_quick_check_asks_core_questions_only(client, version):
    response = client.get(url(a_submission(mode="quick")))

    asked = [attributes(each)["id"] for each in elements(response, class_="question-place")]
    assert asked == ["place-val1", "place-val2", "place-val3"]


def test_part_leads_to_its_neighbours(client, submission):
    links = {attributes(each).get("href") for each in elements(client.get(url(submission, "val")))}

    assert {url(submission, slug) for slug in ("str", "val", "dat", "ppl", "tec", "gov", "ven")} <= links
    assert reverse("firm", args=[submission.link]) not in links


def test_part_one_leads_back_to_the_firm(client, submission):
    links = {attributes(each).get("href") for each in elements(client.get(url(submission, "str")))}

    assert reverse("firm", args=[submission.link]) in links


@pytest.mark.parametrize("slug", ["VAL", "val1", "xyz", "answers"])
def test_part_that_there_is_not_is_404(client, submission, slug):
    response = client.get(url(submission, slug))

    assert (response.status_code, says(response, "main").split(" ")[0]) == (404, "404")
    assert client.post(url(submission, slug), {"VAL1": "3"}).status_code == 404
    assert Submission.objects.get().responses == {}


def test_part_of_a_firm_without_ai_may_have_nothing_to_ask(client, version):
    firm = PROFILE | {"ai_tools": ["none"], "suppliers": ["none"]}
    submission = a_submission(profile=firm, mode="quick")

    response = client.get(url(submission, "ven"))

    assert (response.status_code, says(response, "remaining")) == (200, "")
    assert len(elements(response, class_="closed")) == 3


@pytest.mark.parametrize("stored", [{}, answers()])
@pytest.mark.parametrize("slug", ["str", "val", "ven"])
def test_part_costs_one_query(client, version, django_assert_num_queries, stored, slug):
    link = url(a_submission(responses=stored), slug)
    client.get(link)

    with django_assert_num_queries(1):
        client.get(link)
