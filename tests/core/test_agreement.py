"""Weighted kappa against values worked out by hand, and its laws."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.core.agreement import BANDS, FEWEST, Agreement, agreement, weighted_kappa

LEVELS = st.integers(1, 5)
PAIRS = st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=40)


def table(pairs):
    """The definition, cell by cell: 1 - sum(v o) / sum(v e)."""
    size = len(pairs)
    if min(len({a for a, _ in pairs}), len({b for _, b in pairs})) < 2:
        return None
    cells = [(i, j) for i in range(1, 6) for j in range(1, 6)]
    rows = {i: sum(a == i for a, _ in pairs) for i in range(1, 6)}
    columns = {j: sum(b == j for _, b in pairs) for j in range(1, 6)}
    observed = sum((i - j) ** 2 * pairs.count((i, j)) for i, j in cells)
    expected = sum((i - j) ** 2 * Fraction(rows[i] * columns[j], size) for i, j in cells)
    return 1 - observed / expected


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        # All the same: nothing observed; expected 4 for each of (1, 3) and (3, 1), at half a pair: 4.
        ([(1, 1), (3, 3)], 1),
        # As far apart as can be: observed 4 + 4; expected 4 again.
        ([(1, 3), (3, 1)], -1),
        # No more than chance: every combination once; observed 1 + 1; expected 1 + 1.
        ([(1, 1), (1, 2), (2, 1), (2, 2)], 0),
        # Half-way: observed 1 + 1; expected 2/3 (0 + 1 + 4) for level 1, given twice, and 1/3 (1 + 0 + 1) for level 2.
        ([(1, 1), (1, 2), (2, 3)], Fraction(1, 2)),
    ],
)
def test_kappa_is_as_worked_out_by_hand(pairs, kappa):
    assert weighted_kappa(pairs) == kappa


@pytest.mark.parametrize(
    "pairs", [[], [(3, 3)], [(2, 2), (2, 2)], [(2, 4), (2, 4)], [(2, 1), (2, 3), (2, 2)], [(1, 2), (3, 2), (2, 2)]]
)
def test_kappa_is_undefined_if_a_rater_is_constant(pairs):
    """By the formula it would be 0, however often the two say the same."""
    assert weighted_kappa(pairs) is None


@given(PAIRS)
def test_kappa_is_the_definition_by_the_table(pairs):
    assert weighted_kappa(pairs) == table(pairs)


@given(PAIRS)
def test_kappa_does_not_tell_the_raters_apart(pairs):
    assert weighted_kappa(pairs) == weighted_kappa([(b, a) for a, b in pairs])


@given(PAIRS, st.randoms())
def test_kappa_does_not_depend_on_the_order_of_the_pairs(pairs, random):
    shuffled = random.sample(pairs, len(pairs))

    assert weighted_kappa(pairs) == weighted_kappa(shuffled)


@given(st.lists(LEVELS, min_size=1))
def test_kappa_of_a_rater_with_herself_is_one_or_undefined(levels):
    assert weighted_kappa([(level, level) for level in levels]) == (1 if len(set(levels)) > 1 else None)


@given(PAIRS, st.integers(-5, 5), st.sampled_from([1, -1, 2]))
def test_kappa_depends_on_steps_between_levels_not_on_their_numbers(pairs, start, step):
    renamed = [(start + step * a, start + step * b) for a, b in pairs]

    assert weighted_kappa(pairs) == weighted_kappa(renamed)


@given(PAIRS)
def test_kappa_lies_between_minus_one_and_one(pairs):
    kappa = weighted_kappa(pairs)

    assert kappa is None or -1 <= kappa <= 1


def test_a_nearer_answer_agrees_more():
    far, near = [(1, 1), (5, 5), (3, 1)], [(1, 1), (5, 5), (3, 2)]

    assert weighted_kappa(far) < weighted_kappa(near) < 1


def test_pairs_without_two_levels_are_left_out():
    rated = [(1, 1), (1, 2), (2, 3)]

    found = agreement([*rated, ("unknown", 3), (2, "unknown"), (None, 4), (5, None), ("unknown", "unknown")])

    assert found == Agreement(3, 1, Fraction(1, 2)) == agreement(rated)


def test_nothing_rated_is_no_agreement():
    found = agreement([("unknown", 2)])

    assert found == Agreement(0, 0, None)
    assert found.band is None


@pytest.mark.parametrize(
    ("kappa", "band"),
    [
        (Fraction(-1), "poor"),
        (Fraction(20, 100), "poor"),
        (Fraction(21, 100), "fair"),
        (Fraction(40, 100), "fair"),
        (Fraction(41, 100), "moderate"),
        (Fraction(61, 100), "good"),
        (Fraction(80, 100), "good"),
        (Fraction(81, 100), "very_good"),
        (Fraction(1), "very_good"),
    ],
)
def test_band_is_the_first_that_reaches_the_kappa(kappa, band):
    assert Agreement(20, 10, kappa).band == band


def test_bands_rise_to_one():
    highest = [each for each, _band in BANDS]

    assert highest == sorted(highest)
    assert highest[-1] == 1


@pytest.mark.parametrize(("pairs", "is_too_few"), [(FEWEST - 1, True), (FEWEST, False)])
def test_too_few_pairs_are_told(pairs, is_too_few):
    assert Agreement(pairs, 0, None).is_too_few is is_too_few
