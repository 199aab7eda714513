"""Parts of the search for the cheapest way; the whole is tried out in test_pathway and test_unknowns."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from readiness.core.ascent import IMPOSSIBLE, Prices, Slope, ascent, cheapest_majority, climb, floors

from .firms import SEED

STEPS = Prices(efforts=(1, 1, 1), slots=3, one_step_each=False)
ONES = (1, 1, 1)


@examples(200)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 50)), max_size=6), st.integers(-1, 12))
def test_cheapest_majority_equals_trying_every_choice(items: list[tuple[int, int]], needed: int) -> None:
    choices = [some for size in range(len(items) + 1) for some in combinations(items, size)]
    enough = [sum(cost for _, cost in some) for some in choices if sum(weight for weight, _ in some) >= needed]

    found = cheapest_majority(items, needed)

    assert found == min(enough) if enough else found >= IMPOSSIBLE


def test_prices_order_steps_before_effort_before_place_before_level() -> None:
    prices = Prices(efforts=(5, 1, 1), slots=3, one_step_each=False)
    one_hard, one_easy, one_last = (prices.price(slot, 1, 2) for slot in (0, 1, 2))

    assert sorted([one_hard, one_easy, one_last]) == [one_easy, one_last, one_hard]
    assert one_hard < one_easy + one_last == prices.price(1, 1, 2) + prices.price(2, 1, 2)
    assert prices.price(0, 3, 3) == prices.price(0, 3, 2) == 0


def test_prices_tell_the_changes_that_a_cost_stands_for() -> None:
    cost = STEPS.price(0, 2, 5) + STEPS.price(2, 1, 3)

    assert STEPS.changes(cost) == [(0, 5), (2, 3)]
    assert STEPS.changes(0) == []


def test_prices_of_one_step_each_always_reach_level_5() -> None:
    prices = Prices(efforts=(0, 0), slots=2, one_step_each=True)

    assert prices.price(1, 1, 2) == prices.price(1, 1, 5)
    assert prices.changes(prices.price(1, 1, 2)) == [(1, 5)]


@pytest.mark.parametrize(
    ("values", "least", "level", "changes"),
    [
        ((1, 1, 1), (0, 0, 0), 2, [(0, 2), (1, 2)]),
        ((3, 1, 2), (0, 0, 0), 3, [(2, 3)]),
        ((3, 1, 2), (0, 2, 0), 3, [(1, 2), (2, 3)]),
        ((3, 1, 2), (0, 3, 0), 3, [(1, 3)]),
        ((3, 3, 1), (0, 0, 0), 3, []),
        ((0, 1, 2), (4, 0, 0), 2, [(1, 2)]),
        ((1, 1, 1), (0, 0, 2), 0, [(2, 2)]),
    ],
)
def test_climb_raises_the_fewest_questions(
    values: tuple[int, ...], least: tuple[int, ...], level: int, changes: list[tuple[int, int]]
) -> None:
    cost = climb(STEPS, 0, ONES, Slope(values, least, (False, False, False)), level)

    assert STEPS.changes(cost) == changes


@pytest.mark.parametrize("least", [(0, 0, 0), (2, 0, 0)])
def test_climb_is_impossible_where_too_much_is_fixed(least: tuple[int, ...]) -> None:
    slope = Slope((1, 1, 1), least, fixed=(True, True, False))

    assert climb(STEPS, 0, ONES, slope, 2) >= IMPOSSIBLE


def test_ascent_is_impossible_where_everything_is_fixed() -> None:
    prices = Prices((1,) * 35, 35, one_step_each=False)
    slope = Slope((1,) * 35, (0,) * 35, fixed=(True,) * 35)

    assert ascent(SEED, prices, slope, quick=False, target=2) >= IMPOSSIBLE


@pytest.mark.parametrize(
    ("target", "held", "expected"),
    [
        (2, (), {}),
        (3, (), {"STR1": 0, "VAL2": 2, "TEC4": 2, "GOV1": 2, "GOV2": 2}),
        (3, ("sensitive_data",), {"VAL2": 2, "TEC4": 2, "GOV1": 2, "GOV2": 3}),
        (3, ("ai_affects_people",), {"VAL2": 2, "TEC4": 2, "GOV1": 2, "GOV2": 2, "GOV3": 2}),
        (4, (), {"STR1": 2, "VAL2": 2, "TEC4": 3, "GOV1": 3, "GOV2": 3}),
        (5, (), {"STR1": 2, "VAL2": 2, "TEC4": 3, "GOV1": 3, "GOV2": 3}),
    ],
)
def test_floors_are_what_no_gate_below_the_target_needs(
    target: int, held: tuple[str, ...], expected: dict[str, int]
) -> None:
    holds = [trait.code in held for trait in SEED.traits]

    assert floors(SEED, target, holds) == [expected.get(question.code, 0) for question in SEED.questions]
