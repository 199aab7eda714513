"""Is one vendor winning too often? Shares of what is planned and taken up, from rows that the programmes give."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from django import template

register = template.Library()
FEWEST = 10
"""With fewer steps than this, one more would turn the answer."""


class Uptake(Protocol):
    """What is asked of a row. is_neutral: not of a vendor, so that it cannot win."""

    vendor: str
    planned: int
    booked: int
    done: int
    dropped: int
    is_neutral: bool


@dataclass(frozen=True)
class Share:
    """Of all planned steps, and of all that were taken up (booked or done)."""

    row: Uptake
    planned_pct: Fraction
    taken: int
    taken_pct: Fraction


@dataclass(frozen=True)
class Shares:
    """leader: the vendor that has more than half of the planned steps, if one has. most: the most steps of a row."""

    rows: Sequence[Share]
    planned: int
    taken: int

    @property
    def is_too_few(self) -> bool:
        return self.planned < FEWEST

    @property
    def leader(self) -> Share | None:
        return next((each for each in self.rows if each.planned_pct > 50 and not each.row.is_neutral), None)

    @property
    def most(self) -> int:
        return max((max(each.row.planned, each.taken) for each in self.rows), default=0)


@register.simple_tag
def shares(rows: Sequence[Uptake]) -> Shares:
    """Return each vendor's share."""
    planned, taken = sum(row.planned for row in rows), sum(row.booked + row.done for row in rows)
    found = [
        Share(row, _pct(row.planned, planned), row.booked + row.done, _pct(row.booked + row.done, taken))
        for row in rows
    ]
    return Shares(found, planned, taken)


def _pct(part: int, whole: int) -> Fraction:
    return Fraction(100 * part, whole) if whole else Fraction(0)
