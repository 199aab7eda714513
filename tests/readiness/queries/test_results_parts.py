"""What the result page tells of the seven parts: targets, gaps, and the way up."""

import pytest
from factories import CODES, PROFILE, a_changed, a_revision, answers

from readiness.queries.results import result_of
from readiness.services.questionnaires import publish_questionnaire

pytestmark = pytest.mark.django_db


def result(responses=None, **given):
    return result_of(a_revision(responses=responses or answers(), **given))


def fresh(it):
    """The same result as it comes from the database."""
    it.revision.refresh_from_db()
    return result_of(it.revision)


def test_dimensions_are_in_the_order_of_the_questionnaire(version):
    it = fresh(result())

    assert [row.code for row in it.dimensions] == ["STR", "VAL", "DAT", "PPL", "TEC", "GOV", "VEN"]


def test_dimensions_have_words_level_target_and_gap(version):
    row = result(answers(3, STR1=4, STR2=4, STR3=4)).dimensions[0]

    assert (row.name, row.short) == ("Direction and leadership", "who leads, plan, time and money")
    assert (row.level, row.could_be, row.target, row.gap, row.beyond) == (4, 4, 3, -1, 1)


def test_dimension_without_a_level_is_as_far_from_the_target_as_can_be(version):
    it = result(profile=PROFILE | {"ai_tools": ["none"], "suppliers": ["none"]})

    row = it.dimensions[-1]
    assert (row.code, row.level, row.gap) == ("VEN", None, 3)
    assert row not in it.below_target


def test_below_target_has_the_widest_gap_first(version):
    it = result(answers(3, **dict.fromkeys(CODES[5:10], 1), **dict.fromkeys(CODES[:5], 2)))

    assert [(row.code, row.gap) for row in it.below_target] == [("VAL", 2), ("STR", 1)]


def test_below_target_is_empty_where_all_is_enough(version):
    assert result(answers(4)).below_target == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"data": ["health"]}, [(4, "Data foundation, Rules, risk and personal data")]),
        ({"regulated": "yes"}, [(4, "Data foundation, Rules, risk and personal data")]),
        ({"critical_supplier": "aws"}, [(4, "Supplier choice and freedom to move")]),
        ({"critical_supplier": "none"}, []),
        ({"headcount": "1-4"}, [(2, "Direction and leadership, Tools, systems and security")]),
    ],
)
def test_raised_targets_say_for_which_parts(version, facts, expected):
    it = result(profile=PROFILE | facts)

    assert [(rule["level"], rule["parts"]) for rule in it.raised_targets] == expected


def test_raised_targets_agree_with_the_targets_of_the_rating(version):
    it = result(profile=PROFILE | {"data": ["children"], "headcount": "5-9", "critical_supplier": "unknown"})

    assert {row.code: row.target for row in it.dimensions} == {
        "STR": 2,
        "VAL": 3,
        "DAT": 4,
        "PPL": 3,
        "TEC": 2,
        "GOV": 4,
        "VEN": 4,
    }


def test_steps_say_what_is_true_now_and_what_would_be_enough(version):
    (step,) = result(answers(3, TEC4=1)).steps

    assert (step.part, step.slug, step.is_unknown) == ("tec", "tec4", False)
    assert step.now == "None that we are sure of."
    assert step.then == "Virus protection and passwords."


def test_steps_from_an_unknown_have_no_now(version):
    (step,) = result(answers(3, TEC4="unknown")).steps

    assert (step.now, step.is_unknown) == (None, True)


def test_steps_of_a_question_that_opens_on_the_way_have_no_now_and_are_not_unknown(version):
    revision = a_revision(responses=answers(3, VAL2=1))
    steps = [{"question": "VAL2", "from": 1, "to": 2}, {"question": "VAL4", "from": None, "to": 3}]
    revision.result["pathway"] = {"from": 2, "to": 3, "steps": steps}

    opened = result_of(revision).steps[1]

    assert (opened.now, opened.is_unknown, opened.then) == (None, False, "We talk and decide to go on or stop.")


def test_steps_at_the_top_are_none(version):
    it = result(answers(5))

    assert (it.pathway, it.steps) == (None, [])


def test_not_applicable_say_why(version):
    assert result(answers(3, VAL2=1)).not_applicable == [
        (
            "What happens when an AI trial does not work well?",
            "You do not use AI at work yet, so no trial could have ended.",
        )
    ]


def test_result_without_a_level_has_neither_limits_nor_name(edition):
    publish_questionnaire(
        a_changed(edition, lambda content: content["structure"]["minimum"].update(dimensions=7)), by=None
    )
    it = result(mode="quick", profile=PROFILE | {"ai_tools": ["none"], "suppliers": ["none"]})

    assert (it.rating["level"], it.level_words, it.limits, it.is_range, it.steps) == (None, None, [], False, [])
    assert [state for _number, _name, state in it.rungs] == [""] * 5
    assert len([row for row in it.dimensions if row.level]) == 6


def test_result_is_told_with_the_questionnaire_it_was_made_with(version, edition):
    def reword(content):
        content["wording"]["en"]["levels"]["3"]["name"] = "Doing it"

    it = result()
    publish_questionnaire(a_changed(edition, reword), by=None)

    assert fresh(it).level_words.name == "Practising"
    assert result().level_words.name == "Doing it"
