"""One value, one cell; nothing that a spreadsheet would run or turn into something else."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from programs.exchange.cells import from_cell, to_cell
from programs.exchange.columns import BY_NAME
from readiness.exchange.cells import CONVERTED, FORMULA, guarded, unguarded

PROGRAM, FACT, NUMBER = (BY_NAME[name].by_name for name in ("programs", "facts", "numbers"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "\uff1dx", "'=1"])
@pytest.mark.parametrize("risk", [FORMULA, CONVERTED])
def test_guarded_text_begins_with_an_apostrophe(text, risk):
    assert guarded(text, risk) == f"'{text}"


@pytest.mark.parametrize("text", ["7/10", "1-2", "0123", "2026-11-20", "May 2026", "mar-1", "TRUE", "1e5", ".5"])
def test_text_that_a_spreadsheet_converts_is_guarded_where_no_format_says_text(text):
    assert (guarded(text, CONVERTED), guarded(text, FORMULA)) == (f"'{text}", text)


@pytest.mark.parametrize("text", ["", "S01", "'tis", "aws-skill-builder", "It’s free."])
def test_other_text_is_left_alone(text):
    assert (guarded(text, CONVERTED), unguarded(text, CONVERTED)) == (text, text)


@given(text=st.text(), risk=st.sampled_from([FORMULA, CONVERTED]))
@examples(300)
def test_guarded_text_comes_back(text, risk):
    assert unguarded(guarded(text, risk), risk) == text


@given(entries=st.lists(st.text("ab|\\ ,;", min_size=1).map(str.strip).filter(bool)))
@examples(300)
def test_list_comes_back(entries):
    assert from_cell(PROGRAM["goals"], to_cell(entries)) == entries


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (PROGRAM["hours"], None, None),
        (PROGRAM["hours"], "", None),
        (PROGRAM["hours"], 7.0, 7),
        (PROGRAM["hours"], " 7 ", 7),
        (PROGRAM["hours"], "7.5", "7.5"),
        (PROGRAM["tools_in_use"], "Yes", True),
        (PROGRAM["tools_in_use"], False, False),
        (PROGRAM["tools_in_use"], "", ""),
        (PROGRAM["tools_in_use"], "maybe", "maybe"),
        (PROGRAM["goals"], "a|b |", ["a", "b"]),
        (PROGRAM["summary"], None, ""),
        (PROGRAM["summary"], " as it is ", " as it is "),
        (PROGRAM["slug"], " a-b ", "a-b"),
        (NUMBER["value"], 35, "35"),
        (NUMBER["value"], 35.0, "35"),
        (FACT["checked_on"], datetime.fromisoformat("2026-11-20"), "2026-11-20"),
        (FACT["checked_on"], date(2026, 11, 20), "2026-11-20"),
        (FACT["checked_on"], datetime.fromisoformat("2026-11-20T09:00"), datetime.fromisoformat("2026-11-20T09:00")),
    ],
)
def test_from_cell_reads_what_people_and_spreadsheets_write(column, cell, value):
    assert from_cell(column, cell) == value
