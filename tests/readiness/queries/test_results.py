"""What the result page tells: level, range, limits, gates and what decides."""

import pytest
from factories import PROFILE, a_revision, answers

from readiness.queries.results import Limit, example_rungs, result_of, revision_of, rungs

pytestmark = pytest.mark.django_db
PASSED, OFFICIAL, POSSIBLE, FREE = "passed", "official", "possible", ""


def result(responses=None, **given):
    return result_of(a_revision(responses=responses or answers(), **given))


def states(found) -> list[str]:
    return [state for _number, _name, state in found]


@pytest.mark.parametrize(
    ("level", "could_be", "expected"),
    [
        (1, 1, [OFFICIAL, FREE, FREE, FREE, FREE]),
        (2, 4, [PASSED, OFFICIAL, POSSIBLE, POSSIBLE, FREE]),
        (5, 5, [PASSED, PASSED, PASSED, PASSED, OFFICIAL]),
        (0, 0, [FREE] * 5),
    ],
)
def test_rungs_have_a_state_each(edition, level, could_be, expected):
    assert states(rungs(edition, level, could_be)) == expected


def test_rungs_of_the_example_are_those_the_first_page_speaks_of(edition):
    assert example_rungs(edition)[1] == (2, "Exploring", OFFICIAL)
    assert states(example_rungs(edition)) == [PASSED, OFFICIAL, POSSIBLE, POSSIBLE, FREE]


def test_result_without_unknowns_is_no_range(version):
    it = result()

    assert (it.rating["level"], it.is_range, it.deciding, it.unknown_count) == (3, False, [], 0)
    assert it.level_words.name == "Practising"
    assert states(it.rungs) == [PASSED, PASSED, OFFICIAL, FREE, FREE]


def test_result_with_an_unknown_that_decides_says_which_and_whom_to_ask(version):
    it = result(answers(3, TEC4="unknown"))

    assert (it.is_range, it.unknown_count) == (True, 1)
    (deciding,) = it.deciding
    assert (deciding["part"], deciding["slug"], deciding["given"]) == ("tec", "tec4", "unknown")
    assert deciding["text"].startswith("Which safety basics are in place")
    assert deciding["ask"] == "Often the person or firm that set up your computers."


def test_result_with_an_open_question_that_decides_says_it_was_not_answered(version):
    responses = answers()
    del responses["TEC4"]

    assert [item["given"] for item in result(responses).deciding] == [""]


def test_result_with_an_unknown_fact_that_decides_leads_to_the_facts(version):
    it = result(answers(4, GOV3=1), profile=PROFILE | {"ai_affects_people": "unknown"})

    (deciding,) = it.deciding
    assert (deciding["part"], deciding["slug"], deciding["given"]) == ("", "ai_affects_people", "unknown")
    assert deciding["text"] == "Do AI results reach customers, or affect pay, hiring, credit or safety?"


def test_limits_mark_every_lowest_one(version):
    it = result(answers(3, TEC4=1))

    assert it.limits == [
        Limit("base", 3, is_lowest=False),
        Limit(
            "weakest",
            4,
            is_lowest=False,
            name="Data foundation, People, skills and jobs, Rules, risk and personal data",
        ),
        Limit("gate", 2, is_lowest=True, name="Safety basics"),
    ]


def test_limits_never_show_more_than_five(version):
    it = result(answers(5))

    assert it.rating["weakest_link"] == 6
    assert [(limit.kind, limit.level) for limit in it.limits] == [("base", 5), ("weakest", 5)]


def test_limits_of_the_weakest_part_name_it(version):
    it = result(answers(5, DAT1=2, DAT2=2, DAT3=2))

    assert [(limit.kind, limit.level, limit.is_lowest, limit.name) for limit in it.limits] == [
        ("base", 5, False, ""),
        ("weakest", 3, True, "Data foundation"),
    ]


def test_weakest_names_leave_out_parts_that_never_limit(version):
    it = result(answers(3, VEN1=1, VEN2=1, VEN3=1))

    assert it.weakest_names == ["Data foundation", "People, skills and jobs", "Rules, risk and personal data"]


def test_gates_quote_the_answer_that_fired_them(version):
    (gate,) = result(answers(3, TEC4=2)).gates

    assert (gate["code"], gate["cap"], gate["given"], gate["part"], gate["slug"]) == ("G4", 3, 2, "tec", "tec4")
    assert gate["answer"] == "Virus protection and passwords."


def test_gates_that_an_unknown_fired_quote_nothing(version):
    (gate,) = result(answers(3, TEC4="unknown")).gates

    assert (gate["given"], gate["answer"]) == ("unknown", "")


def test_passed_gates_are_those_that_did_not_fire(version):
    it = result(answers(3, TEC4=1, STR1=1))

    assert it.passed_gates == ["Written AI rules", "Personal data", "A person checks", "AI is in real use"]


def test_result_costs_no_query_once_the_questionnaire_is_in_memory(version, django_assert_num_queries):
    it = result(answers(3, TEC4="unknown"))

    with django_assert_num_queries(0):
        parts = (it.limits, it.gates, it.deciding, it.steps, it.dimensions)

    assert [len(part) for part in parts] == [3, 1, 1, 1, 7]


def test_revision_of_a_submission_is_the_latest_or_the_one_asked_for(version):
    revision, stranger = a_revision(), a_revision()

    assert revision_of(revision.submission, None) == revision_of(revision.submission, 1) == revision
    assert revision_of(revision.submission, 2) is None
    assert revision_of(revision.submission, stranger.pk + 100) is None
