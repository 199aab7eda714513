"""Base, weakest link and borderline; and that a batch equals its singles."""

from dataclasses import replace

import pytest

from readiness.core.assessment import as_data, assess
from readiness.core.rating import CHUNK
from readiness.core.responses import read_situation

from .firms import SEED, all_at, document, rated

ALONE = {"ai_tools": ["none"], "suppliers": ["none"]}
"""Leaves VEN with VEN5 only, and so six dimensions with a level."""


def test_base_with_six_dimensions_needs_four_of_them() -> None:
    fours = {question.code: 4 for dimension in SEED.dimensions[:3] for question in dimension.questions}

    three = rated(all_at(3) | fours, **ALONE)
    four = rated(all_at(4) | {code: 3 for code, level in fours.items() if code.startswith(("STR", "VAL"))}, **ALONE)

    assert (three.base, four.base) == (3, 4)


@pytest.mark.parametrize(
    ("lowered", "limit", "level"),
    [
        (("DAT1", "DAT2", "DAT3"), 2, 2),
        (("PPL2", "PPL3", "PPL5"), 2, 2),
        (("GOV3", "GOV4", "GOV5"), 2, 2),
        (("STR2", "STR3", "STR4"), 3, 3),
        (("VAL1", "VAL3", "VAL5"), 3, 3),
        (("TEC1", "TEC2", "TEC3"), 3, 3),
        (("VEN1", "VEN2", "VEN3"), 6, 5),
    ],
)
def test_weakest_link_is_a_little_above_each_dimension_but_ven(
    lowered: tuple[str, ...], limit: int, level: int
) -> None:
    rating = rated(all_at(5) | dict.fromkeys(lowered, 1))

    assert (rating.base, rating.weakest_link, rating.gates, rating.level) == (5, limit, (), level)


def test_weakest_link_is_absent_where_no_dimension_limits_the_firm() -> None:
    free = replace(SEED, dimensions=tuple(replace(each, allowance=None) for each in SEED.dimensions))

    rating = rated(all_at(5), it=free)

    assert (rating.level, rating.weakest_link) == (5, None)


def test_borderline_mean_of_levels_rounds_halves_up() -> None:
    fours = {question.code: 4 for dimension in SEED.dimensions[:3] for question in dimension.questions}

    rating = rated(all_at(3) | fours, **ALONE)

    assert (rating.level, rating.borderline) == (3, True)


def test_borderline_is_false_where_the_mean_agrees() -> None:
    assert rated(all_at(3)).borderline is False


def test_borderline_reads_the_lower_run() -> None:
    unknown = ("STR3", "STR5", "VEN1", "VEN2", "VEN3", "VEN4", "VEN5")

    rating = rated(all_at(3, STR4=5) | dict.fromkeys(unknown, "unknown"))

    ranges = [(dimension.level, dimension.could_be) for dimension in rating.dimensions]
    assert ranges == [(3, 5), (3, 3), (3, 3), (3, 3), (3, 3), (3, 3), (1, 5)]
    assert (rating.level, rating.borderline) == (3, False)


def test_batch_larger_than_a_chunk_equals_its_singles() -> None:
    some = [
        read_situation(SEED, document(all_at(level, TEC4="unknown", GOV1=gate), mode=mode))
        for level in (2, 3, 4)
        for gate in (1, 2, 5)
        for mode in ("full", "quick")
    ]
    many = (some * (CHUNK // len(some) + 1))[: CHUNK + 5]

    together = [as_data(each) for each in assess(SEED, many)]

    singles = [as_data(assess(SEED, [firm])[0]) for firm in some]
    assert together == [singles[place % len(some)] for place in range(len(many))]
