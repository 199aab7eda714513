from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from readiness.core.columns import Batch, batch_of
from readiness.core.questionnaire import Mode
from readiness.core.rating import Ratings, rate
from readiness.core.responses import NOT_COUNTED, NOT_KNOWN, Situation, read_situation

from .firms import SEED, all_at, document


def firm(level: int, mode: Mode = "full", **facts: object) -> Situation:
    return read_situation(SEED, document(all_at(level, TEC4="unknown"), mode=mode, **facts))


BATCH = batch_of(SEED, [firm(2), firm(3, "quick"), firm(4, ai_affects_people="unknown"), firm(5)])


def as_lists(columns: Batch | Ratings) -> dict[str, Any]:
    return {field.name: getattr(columns, field.name).tolist() for field in fields(columns)}


def test_batch_has_a_column_for_each_firm() -> None:
    traits = [trait.code for trait in SEED.traits]
    core = [question.core for question in SEED.questions]
    tools = SEED.position["TEC4"]

    affects = BATCH.traits[:, traits.index("ai_affects_people")]
    assert len(BATCH) == 4
    assert (BATCH.responses.shape, BATCH.responses.dtype) == ((35, 4), np.int8)
    assert BATCH.responses[:, 0].tolist() == [NOT_KNOWN if place == tools else 2 for place in range(35)]
    assert (BATCH.responses[:, 1] != NOT_COUNTED).tolist() == core
    assert affects.tolist() == [[False, False, True, False], [False, False, False, False]]
    assert BATCH.quick.tolist() == [False, True, False, False]


@pytest.mark.parametrize("firms", [slice(1, 3), slice(0, 0), [3, 0], [2]])
def test_rating_of_a_part_equals_the_part_of_the_rating(firms: slice | list[int]) -> None:
    assert as_lists(rate(SEED, BATCH.part(firms))) == as_lists(rate(SEED, BATCH).part(firms))
