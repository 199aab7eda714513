from collections import Counter
from typing import get_args

import pytest

from readiness.core.errors import CoreError, InvalidInput
from readiness.core.questionnaire import Mode

from .firms import EDITION, SEED, rated

GATE_QUESTIONS = [
    ("G1", "GOV1"),
    ("G2", "GOV2"),
    ("G3", "GOV3"),
    ("G4", "TEC4"),
    ("G5", "STR1"),
    ("G6", "VAL2"),
]


def test_questionnaire_has_five_questions_a_dimension_and_three_core() -> None:
    codes = ["STR", "VAL", "DAT", "PPL", "TEC", "GOV", "VEN"]

    assert [dimension.code for dimension in SEED.dimensions] == codes
    assert [question.code for question in SEED.questions] == [
        f"{code}{number}" for code in codes for number in range(1, 6)
    ]
    assert [sum(question.core for question in dimension.questions) for dimension in SEED.dimensions] == [3] * 7


def test_questionnaire_gives_every_question_the_same_weight_and_effort() -> None:
    assert {(question.weight, question.effort) for question in SEED.questions} == {(1, 1)}


def test_questions_are_found_by_place_and_code() -> None:
    assert [SEED.position[question.code] for question in SEED.questions] == list(range(35))
    assert [SEED.by_code[question.code] for question in SEED.questions] == list(SEED.questions)


def test_dimension_is_found_by_its_code_and_by_its_questions() -> None:
    people = SEED.dimensions[3]

    found = [code for code, dimension in SEED.dimension_of.items() if dimension is people]

    assert found == ["PPL", "PPL1", "PPL2", "PPL3", "PPL4", "PPL5"]


@pytest.mark.parametrize("mode", get_args(Mode))
def test_questions_asked_depend_on_the_mode(mode: Mode) -> None:
    expected = {"full": 35, "quick": 21}

    assert len(SEED.asked(mode)) == expected[mode]
    assert {question.code for question in SEED.questions if question.core or mode == "full"} == SEED.asked(mode)


def test_gate_rules_come_with_their_gate_in_order() -> None:
    found = [(gate.code, rule.question) for gate, rule in SEED.gate_rules()]

    assert list(dict.fromkeys(found)) == GATE_QUESTIONS
    assert Counter(code for code, _ in found) == {"G1": 2, "G2": 3, "G3": 1, "G4": 2, "G5": 1, "G6": 1}


def test_questionnaire_names_a_source_for_every_number_that_decides() -> None:
    named = [each.sources for each in (*SEED.dimensions, *SEED.gates, SEED.targets)]

    assert all(named)
    assert {code for sources in named for code in sources} <= set(EDITION.sources)


def test_invalid_input_carries_its_facts() -> None:
    with pytest.raises(InvalidInput) as caught:
        rated({"STR1": 9})

    error = caught.value
    assert isinstance(error, CoreError)
    assert (error.where, str(error)) == ("responses.STR1", f"responses.STR1: {error.message}")
