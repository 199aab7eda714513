import pytest
from django.urls import reverse
from factories import PROFILE, a_submission, answers
from pages import attributes, element, elements, says

from readiness.models import Revision

pytestmark = pytest.mark.django_db


def url(submission) -> str:
    return reverse("answers", args=[submission.link])


def notes(response) -> list[str]:
    """The notes above the answers."""
    (row,) = elements(response, class_="mb-4 mt-4 row-2")
    return [says(each) for each in row.children]


def facts(response) -> dict[str, str]:
    (listed,) = elements(response, class_="facts")
    return dict(tuple(says(part) for part in each.children) for each in listed.children)


def test_answers_lists_every_question_with_its_answer(client, version):
    response = client.get(url(a_submission(responses=answers(1))))

    lines = [each for each in elements(response) if attributes(each).get("id", "").startswith("answer-")]
    assert len(lines) == 35
    assert says(response, "answer-str1") == (
        "Who looks after AI in your firm? Nobody has been asked to. Change : Who looks after AI in your firm?"
    )
    assert notes(response) == []


def test_answers_tells_open_unknown_and_not_applicable_apart(client, version):
    responses = answers(3, TEC4="unknown", VAL2=1)
    del responses["STR2"]

    response = client.get(url(a_submission(responses=responses)))

    assert "Not answered yet" in says(response, "answer-str2")
    assert "I don’t know" in says(response, "answer-tec4")
    assert says(response, "answer-val4") == (
        "What happens when an AI trial does not work well? Does not apply "
        "You do not use AI at work yet, so no trial could have ended."
    )
    assert [note.split(".")[0] for note in notes(response)] == [
        "1 question still has no answer",
        "1 answer is “I don’t know”",
    ]


def test_answers_leads_to_each_question(client, version):
    submission = a_submission(responses=answers())

    line = element(client.get(url(submission)), "answer-tec4")

    (link,) = [attributes(each)["href"] for each in elements(line) if "href" in attributes(each)]
    assert link == reverse("part", args=[submission.link, "tec"]) + "#tec4"


def test_answers_shows_the_stated_facts_in_words(client, version):
    firm = PROFILE | {"goals": ["rostering", "energy"], "turnover": "under_1m"}

    shown = facts(client.get(url(a_submission(profile=firm))))

    assert shown["Trade"] == "Wholesale and import-export"
    assert "Rostering; Energy saving" in shown.values()
    assert "Under S$1 million" in shown.values()
    assert len(shown) == len(firm)


def test_answers_without_facts_says_that_they_are_missing(client, version):
    response = client.get(url(a_submission(profile={})))

    assert notes(response)[0].startswith("Some facts about the firm are missing.")
    assert set(facts(response).values()) == {"–"}


@pytest.mark.parametrize(
    ("firm", "hint"),
    [
        ({"local_shareholding": "yes", "turnover": "10m-100m"}, "From these facts you would usually count as an SME"),
        ({"local_shareholding": "no"}, "From these facts you would usually not count as an SME"),
        ({}, "Local shareholding and sales decide whether you count as an SME"),
    ],
)
def test_answers_hints_whether_the_firm_is_an_sme(client, version, firm, hint):
    response = client.get(url(a_submission(profile=PROFILE | firm)))

    hints = [says(each) for each in elements(response, class_="caption mt-3") if "SME" in says(each)]
    assert [each.split(" for support schemes")[0] for each in hints] == [hint]


def test_answers_of_a_quick_check_lists_core_questions(client, version):
    response = client.get(url(a_submission(mode="quick", responses=answers())))

    lines = [each for each in elements(response) if attributes(each).get("id", "").startswith("answer-")]
    assert len(lines) == 21


@pytest.mark.parametrize("stored", [{}, answers()])
def test_answers_costs_one_query(client, version, django_assert_num_queries, stored):
    link = url(a_submission(responses=stored))
    client.get(link)

    with django_assert_num_queries(1):
        client.get(link)


def test_answers_computes_and_stores_nothing(client, version):
    client.get(url(a_submission(responses=answers())))

    assert Revision.objects.count() == 0
