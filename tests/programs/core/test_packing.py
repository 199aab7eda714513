"""Firms as rows of bytes and back."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_firms import DAYS, IT, columns_of, random_firms, simulated
from strategies import examples

from programs.core.errors import UnreadableRows
from programs.core.firms import Firms
from programs.core.matching import seed_of
from programs.core.packing import pack, unpack

OTHER_VERSION = replace(IT, version="other")
OTHER_QUESTIONS = replace(IT, dimensions=IT.dimensions[:-1])
OTHER_FACTS = replace(IT, profile=IT.profile[:-1])


def told(firms: Firms) -> dict[str, tuple[object, ...]]:
    """Every column with its kind and shape."""
    columns = {name: column for name, column in vars(firms).items() if name not in ("facts", "questionnaire")}
    for part in ("one", "many", "rank"):
        columns |= {f"{part} {code}": column for code, column in getattr(firms.facts, part).items()}
    return {name: (column.dtype, column.shape, column.tolist()) for name, column in columns.items()}


def rows_of(situations) -> list[bytes]:
    return pack(columns_of(situations), [seed_of(each) for each in situations])


@examples(25)
@given(st.lists(random_firms(), max_size=4))
def test_what_was_packed_is_unpacked(situations):
    firms, seeds = columns_of(situations), [seed_of(each) for each in situations]

    unpacked, unpacked_seeds = unpack(IT, pack(firms, seeds))

    assert told(unpacked) == told(firms)
    assert unpacked.questionnaire is IT
    assert unpacked_seeds == seeds


def test_rows_of_many_firms_are_those_of_each_alone():
    situations = simulated(40, seed=71, days=DAYS)

    assert rows_of(situations) == [row for each in situations for row in rows_of([each])]


def test_rows_are_a_few_hundred_bytes_and_of_one_length():
    assert {len(row) for row in rows_of(simulated(20, seed=72))} == {262}


def test_rows_in_another_order_are_the_firms_in_that_order():
    rows = rows_of(simulated(9, seed=73))

    firms, seeds = unpack(IT, rows[::-1])

    assert pack(firms, seeds) == rows[::-1]


@pytest.mark.parametrize("other", [OTHER_VERSION, OTHER_QUESTIONS, OTHER_FACTS])
def test_rows_of_another_questionnaire_are_refused(other):
    with pytest.raises(UnreadableRows) as caught:
        unpack(other, rows_of(simulated(2, seed=74)))

    assert str(caught.value) == (
        f"These rows of firms were not packed with version {other.version} of the questionnaire. Pack the firms anew."
    )


def test_rows_that_lack_or_have_bytes_are_refused():
    first, second = rows_of(simulated(2, seed=75))

    for rows in ([first[:-1]], [first, second + b"\0"], [first[:-1], second + b"\0"], [b""]):
        with pytest.raises(UnreadableRows):
            unpack(IT, rows)


def test_unpacked_columns_lie_firm_by_firm_in_memory():
    firms, _seeds = unpack(IT, rows_of(simulated(5, seed=76)))

    assert all(column.flags.c_contiguous for column in vars(firms).values() if isinstance(column, np.ndarray))
