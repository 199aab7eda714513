"""What is published about groups of firms, attacked by taking groups apart on random populations."""

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.core.peers import LEAST, Counts, Filter, Quartiles, at_least, filters, finds, publishable, quartiles

SECTORS, SIZES = ("care", "retail", "transport", "wholesale"), ("small", "medium", "large")
counts = st.integers(0, 40) | st.integers(0, 3) | st.integers(8, 12)
populations = st.dictionaries(st.tuples(st.sampled_from(SECTORS), st.sampled_from(SIZES)), counts)


def firms(population: Counts, holds: Callable[[Filter], bool]) -> int:
    """How many firms there are of kinds for which something holds."""
    return sum(count for kind, count in population.items() if holds(kind))


@given(populations)
def test_no_two_published_groups_differ_by_a_few_firms(population):
    published = publishable(population)

    for one, other in permutations(published, 2):
        left = firms(population, lambda kind, one=one, other=other: finds(one, kind) and not finds(other, kind))
        both = firms(population, lambda kind, one=one, other=other: finds(one, kind) and finds(other, kind))
        assert not 0 < left < LEAST, (one, other)
        assert not 0 < both < LEAST, (one, other)


@given(populations)
def test_no_published_groups_however_many_can_be_taken_apart_into_a_few_firms(population):
    published = publishable(population)
    pieces: dict[tuple[bool, ...], int] = {}
    for kind, count in population.items():
        piece = tuple(finds(group, kind) for group in published)
        pieces[piece] = pieces.get(piece, 0) + count

    assert [count for piece, count in pieces.items() if any(piece) and 0 < count < LEAST] == []


@given(populations)
def test_published_groups_are_filters_that_find_enough_firms(population):
    published = publishable(population)

    assert set(published) <= {("", ""), *filters(population)}
    assert all(firms(population, lambda kind, group=group: finds(group, kind)) >= LEAST for group in published)
    assert (("", "") in published) == (sum(population.values()) >= LEAST)


def test_sector_whose_rest_is_small_is_not_published_beside_all():
    assert publishable({("care", "small"): 30, ("retail", "large"): 9}) == [("", "")]


def test_smallest_sector_that_would_give_a_smaller_one_away_is_left_out():
    population = {
        ("care", "small"): 30,
        ("retail", "small"): 20,
        ("transport", "small"): 12,
        ("wholesale", "small"): 3,
    }

    small = [("care", "small"), ("retail", "small")]
    assert publishable(population) == [("", ""), ("", "small"), ("care", ""), ("retail", ""), *small]


def test_groups_that_are_all_large_are_all_published():
    population = {(sector, size): 10 for sector in SECTORS for size in SIZES}

    assert len(publishable(population)) == 1 + 4 + 3 + 12


def test_nothing_is_published_of_nobody_or_of_nine():
    assert (publishable({}), publishable({("care", "small"): 9})) == ([], [])


@pytest.mark.parametrize(
    ("values", "step", "expected"),
    [
        ([4], 1, Quartiles(4, 4, 4)),
        ([5, 1, 3, 2, 4], 1, Quartiles(2, 3, 4)),
        ([1, 2, 3, 4], 1, Quartiles(1, 2, 3)),
        ([0, 32, 33, 97, 98], 5, Quartiles(30, 35, 95)),
        ([2, 2, 3, 7, 8], 5, Quartiles(0, 5, 5)),
    ],
)
def test_quartiles_are_the_lower_of_two_in_steps(values, step, expected):
    assert quartiles(values, step=step) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(10, 10), (19, 10), (20, 20), (49, 20), (50, 50), (99, 50), (100, 100), (4999, 2000), (5000, 5000)],
)
def test_number_of_firms_is_told_as_a_round_one_that_it_reaches(count, expected):
    assert at_least(count) == expected
