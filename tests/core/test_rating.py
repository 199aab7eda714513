import pytest

from .firms import SEED, all_at, levels_by_dimension, rated, shortened, with_questions

ALONE = {"ai_tools": ["none"], "suppliers": ["none"]}
"""Leaves VEN with VEN5 only."""
THREES = dict.fromkeys(("STR", "VAL", "DAT", "PPL", "TEC", "GOV", "VEN"), 3)


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ((3, 3, 3, 1, 1), 3),
        ((5, 5, 3, 3, 1), 3),
        ((5, 5, 2, 2, 2), 2),
        ((1, 1, 1, 5, 5), 1),
        ((5, 5, 5, 1, 1), 5),
    ],
)
def test_dimension_level_is_what_more_than_half_of_the_answers_reach(answers: tuple[int, ...], level: int) -> None:
    rating = rated(all_at(3) | dict(zip(("DAT1", "DAT2", "DAT3", "DAT4", "DAT5"), answers, strict=True)))

    assert levels_by_dimension(rating) == THREES | {"DAT": level}


def test_dimension_level_with_four_answers_needs_three_of_them() -> None:
    two = rated(all_at(3, DAT1=4, DAT2=4), goals=["documents"])
    three = rated(all_at(3, DAT1=4, DAT2=4, DAT4=4), goals=["documents"])

    assert levels_by_dimension(two) == THREES
    assert levels_by_dimension(three) == THREES | {"DAT": 4}


def test_dimension_with_fewer_than_three_answers_has_no_level_and_counts_nowhere() -> None:
    rating = rated(all_at(3, VEN5=1), **ALONE)

    assert levels_by_dimension(rating) == THREES | {"VEN": None}
    assert rating.dimensions[-1].could_be is None
    assert rating.dimensions[-1].position is None
    assert (rating.level, rating.position, rating.reason) == (3, 50, None)


def test_dimension_with_three_answers_has_a_level() -> None:
    rating = rated(all_at(3, PPL1=1, VEN1=2, VEN3=2, VEN4=2), ai_tools=["none"])

    assert rating.not_applicable == ("STR5", "PPL4", "TEC3", "GOV3", "VEN2", "VEN5")
    assert levels_by_dimension(rating) == THREES | {"VEN": 2}


def test_dimension_in_a_quick_check_needs_two_answers() -> None:
    two = rated(all_at(3), mode="quick", ai_tools=["none"])
    one = rated(all_at(3), mode="quick", ai_tools=["none"], has_employees="no")

    assert levels_by_dimension(two) == THREES
    assert levels_by_dimension(one) == THREES | {"PPL": None}


def test_unknown_is_a_usable_answer() -> None:
    rating = rated(all_at(3) | dict.fromkeys(("VEN1", "VEN2", "VEN3", "VEN4", "VEN5"), "unknown"))

    vendor = rating.dimensions[-1]
    assert (vendor.level, vendor.could_be, vendor.position) == (1, 5, None)
    assert (rating.level, rating.could_be, rating.position) == (3, 3, 50)


def test_level_is_not_stated_without_a_level_for_gov() -> None:
    rating = rated(all_at(3), it=shortened(SEED, GOV=3), ai_tools=["none"])

    assert (rating.level, rating.could_be, rating.base, rating.weakest_link) == (None, None, None, None)
    assert (rating.borderline, rating.decided_by) == (False, ())
    assert rating.reason == "GOV has too few usable answers to have a level, and no level is stated without it."


def test_level_is_not_stated_for_four_dimensions() -> None:
    rating = rated(all_at(3, TEC4="unknown"), it=shortened(SEED, STR=2, VAL=2, DAT=2))

    assert (rating.level, rating.could_be, rating.borderline, rating.decided_by) == (None, None, False, ())
    assert rating.reason == "Only 4 dimensions have a level; at least 5 are needed."


def test_level_is_stated_for_five_dimensions() -> None:
    rating = rated(all_at(3), it=shortened(SEED, STR=2, VAL=2))

    assert (rating.level, rating.reason) == (3, None)


def test_weight_counts_in_level_and_position() -> None:
    even = with_questions(SEED, VEN1={"weight": 4})
    heavy = with_questions(SEED, VEN1={"weight": 5})
    responses = all_at(1, PPL1=2, VEN1=5)

    half = rated(responses, it=even).dimensions[-1]
    most = rated(responses, it=heavy).dimensions[-1]

    assert (half.level, half.position) == (1, 50)
    assert (most.level, most.position) == (5, 56)


def test_weights_are_normalised_to_what_was_answered() -> None:
    heavy = with_questions(SEED, VEN1={"weight": 5}, VEN2={"weight": 3})

    vendor = rated(all_at(1, PPL1=2, VEN1="unknown", VEN2=3), it=heavy).dimensions[-1]

    assert (vendor.level, vendor.could_be, vendor.position) == (1, 3, 25)
