"""Two people have the same part open: nobody's answer is lost, and each hears what the other did."""

import json

import pytest
from django.urls import reverse
from factories import a_submission
from pages import attribute, attributes, elements, says

from readiness.models import Submission

from .tabs import HTMX, PartTab

pytestmark = pytest.mark.django_db
THEIRS_KEPT = (
    "Meanwhile somebody else answered “Who looks after AI in your firm?”: One or two keen people, in their own time. "
    "Their answer is kept."
)
MINE_STANDS = (
    "Meanwhile somebody else answered “Who looks after AI in your firm?”: One or two keen people, in their own time. "
    "Your later answer stands."
)


@pytest.fixture
def tab(client, version):
    submission = a_submission(responses={"STR1": 1})
    return lambda: PartTab(client, submission)


def responses() -> dict:
    return Submission.objects.get().responses


def test_answers_to_different_questions_are_both_kept(tab):
    mine, theirs = tab(), tab()

    theirs.choose(STR2=4)
    mine.choose(STR3=2)

    assert responses() == {"STR1": 1, "STR2": 4, "STR3": 2}


def test_changed_answer_of_somebody_else_is_kept_and_told(tab):
    mine, theirs = tab(), tab()

    theirs.choose(STR1=2)
    response = mine.choose(STR2=3)

    assert responses() == {"STR1": 2, "STR2": 3}
    assert says(response, "news") == THEIRS_KEPT
    assert mine.chosen["STR1"] == "2"


def test_changed_answer_of_somebody_else_stays_kept_when_i_go_on(tab):
    mine, theirs = tab(), tab()

    theirs.choose(STR1=2)
    mine.choose(STR2=3)
    response = mine.choose(STR3=3)

    assert responses() == {"STR1": 2, "STR2": 3, "STR3": 3}
    assert says(response, "news") == ""


def test_answer_that_both_changed_is_mine_and_the_other_is_told(tab):
    mine, theirs = tab(), tab()

    theirs.choose(STR1=2)
    response = mine.choose(STR1=5)

    assert responses() == {"STR1": 5}
    assert says(response, "news") == MINE_STANDS


def test_first_answer_that_both_gave_is_mine_and_the_other_is_told(tab):
    mine, theirs = tab(), tab()

    theirs.choose(STR2=4)
    response = mine.choose(STR2=2)

    assert responses()["STR2"] == 2
    assert says(response, "news").startswith("Meanwhile somebody else answered “Do you have a plan for AI?”")


def test_first_answer_that_both_gave_is_told_even_if_i_saved_another_before(tab):
    mine, theirs = tab(), tab()

    theirs.choose(STR2=4)
    first = mine.choose(STR3=3)
    second = mine.choose(STR2=2)

    told = says(first, "news") + says(second, "news")
    assert "Meanwhile somebody else answered “Do you have a plan for AI?”" in told


def test_first_answer_of_somebody_else_is_told_and_shown(tab):
    mine, theirs = tab(), tab()

    theirs.choose(STR2=4)
    response = mine.choose(STR3=3)

    assert says(response, "news").startswith("Meanwhile somebody else answered “Do you have a plan for AI?”")
    assert mine.chosen["STR2"] == "4"


def test_stale_page_without_javascript_keeps_the_others_answer_and_stays_to_tell(tab, client):
    mine, theirs = tab(), tab()

    theirs.send(STR1=2)
    response = mine.send(STR2=3)

    assert responses() == {"STR1": 2, "STR2": 3}
    assert (response.status_code, response["Location"]) == (302, mine.url)
    assert says(client.get(mine.url), "news") == THEIRS_KEPT


def test_same_answer_from_both_is_no_news(tab):
    mine, theirs = tab(), tab()

    theirs.choose(STR1=2)
    response = mine.choose(STR1=2)

    assert (responses(), says(response, "news")) == ({"STR1": 2}, "")


def test_question_that_somebody_else_opened_comes_with_my_next_answer(client, version):
    submission = a_submission(responses={"VAL2": 1})
    part = reverse("part", args=[submission.link, "val"])
    shown = attribute(client.get(part), "shown", "value")
    client.post(part, {"VAL2": "3", "shown": attribute(client.get(part), "shown", "value")})

    response = client.post(part, {"VAL1": "2", "VAL2": "1", "shown": shown}, headers=HTMX)

    assert Submission.objects.get().responses == {"VAL1": 2, "VAL2": 3}
    brought = [attributes(each)["id"] for each in elements(response, class_="question-place")]
    assert brought == [f"place-val{number}" for number in range(1, 6)]
    assert set(json.loads(attribute(response, "shown", "value"))) == {"*page", "VAL1", "VAL2", "VAL3", "VAL4", "VAL5"}


def test_page_that_has_not_heard_of_its_own_save_has_no_quarrel_with_itself(client, version):
    submission = a_submission()
    part = reverse("part", args=[submission.link, "val"])
    shown = attribute(client.get(part), "shown", "value")
    client.post(part, {"VAL1": "2", "shown": shown}, headers=HTMX)

    response = client.post(part, {"VAL1": "3", "shown": shown}, headers=HTMX)

    assert Submission.objects.get().responses == {"VAL1": 3}
    assert elements(response, class_="note") == []
