"""Shares of vendors, and whether one has more than half."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from readiness.templatetags.figures import FEWEST, shares


@dataclass(frozen=True)
class Row:
    vendor: str
    planned: int = 0
    booked: int = 0
    done: int = 0
    dropped: int = 0
    is_neutral: bool = False


def test_shares_are_of_all_planned_and_of_all_taken_up():
    found = shares([Row("A", 6, 1, 1, 3), Row("B", 2, 2, 4, 0), Row("C")])

    assert [(each.row.vendor, each.planned_pct, each.taken, each.taken_pct) for each in found.rows] == [
        ("A", 75, 2, 25),
        ("B", 25, 6, 75),
        ("C", 0, 0, 0),
    ]
    assert (found.planned, found.taken, found.most) == (8, 8, 6)


def test_nothing_planned_is_no_share():
    found = shares([])

    assert (found.rows, found.planned, found.most, found.leader, found.is_too_few) == ([], 0, 0, None, True)
    assert shares([Row("A", booked=1)]).rows[0].planned_pct == 0


@pytest.mark.parametrize(
    ("rows", "leader"),
    [
        ([Row("A", 51), Row("B", 49)], "A"),
        ([Row("A", 50), Row("B", 50)], None),
        ([Row("A", 40), Row("B", 30), Row("C", 30)], None),
        ([Row("none in particular", 80, is_neutral=True), Row("A", 20)], None),
        ([Row("A", 2, booked=9), Row("B", 8)], "B"),
    ],
)
def test_leader_is_the_vendor_with_more_than_half_of_what_is_planned(rows, leader):
    found = shares(rows).leader

    assert (found.row.vendor if found else None) == leader


@pytest.mark.parametrize(("planned", "is_too_few"), [(FEWEST - 1, True), (FEWEST, False)])
def test_few_steps_tell_nothing(planned, is_too_few):
    assert shares([Row("A", planned)]).is_too_few is is_too_few


def test_shares_are_exact():
    assert shares([Row("A", 1), Row("B", 2)]).rows[0].planned_pct == Fraction(100, 3)
