"""Positions: for trends only, exact, unknown and not applicable left out, halves up."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from readiness.core.assessment import assess
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Situation
from readiness.core.soundness import MOST_WEIGHT, problems

from .firms import SEED, all_at, rated, with_questions
from .small import small_questionnaires, small_situations


def half_up(number: Fraction) -> int:
    return floor(number + Fraction(1, 2))


def dimension_means(it: Questionnaire, firm: Situation, rated_ones: set[str]) -> dict[str, Fraction]:
    """The weighted mean of the answers in each dimension that has a level and an answer."""
    means = {}
    for dimension in it.dimensions:
        known = [
            (each.weight, firm.responses[each.code])
            for each in dimension.questions
            if firm.responses.get(each.code, "unknown") != "unknown"
        ]
        if known and dimension.code in rated_ones:
            weight = sum(weight for weight, _ in known)
            means[dimension.code] = Fraction(sum(weight * answer for weight, answer in known), weight)
    return means


@examples(150)
@given(st.data())
def test_position_equals_exact_fraction(data: st.DataObject) -> None:
    it = data.draw(small_questionnaires())
    firm = data.draw(small_situations(it))

    rating = assess(it, [firm])[0].rating

    means = dimension_means(it, firm, {each.code for each in rating.dimensions if each.level})
    expected = {code: half_up((mean - 1) * 25) for code, mean in means.items()}
    assert {each.code: each.position for each in rating.dimensions if each.position is not None} == expected
    overall = half_up((sum(means.values()) / len(means) - 1) * 25) if means else None
    assert rating.position == overall


def test_position_of_a_dimension_rounds_halves_up() -> None:
    rating = rated(all_at(1, STR4=3, STR5="unknown"))

    assert rating.dimensions[0].position == 13


def test_position_overall_rounds_halves_up() -> None:
    rating = rated(all_at(1, STR4=3, STR5="unknown", PPL1=2))

    # Seven means, 0.5 and 0.2 above 1 together: 2.5.
    assert rating.position == 3


def test_position_is_absent_where_everything_is_unknown() -> None:
    rating = rated({}, complete=False)

    assert rating.position is None
    assert {dimension.position for dimension in rating.dimensions} == {None}


@pytest.mark.parametrize("weight", [*range(1, MOST_WEIGHT - 4, 5), MOST_WEIGHT - 4])
def test_position_is_exact_for_any_weight_that_is_sound(weight: int) -> None:
    heavy = with_questions(SEED, STR1={"weight": weight})

    rating = rated(all_at(4, STR1=5), it=heavy)

    mean = Fraction(5 * weight + 4 * 4, weight + 4)
    assert problems(heavy) == []
    assert rating.dimensions[0].position == half_up((mean - 1) * 25)
    assert rating.position == half_up(((mean + 6 * 4) / 7 - 1) * 25)
