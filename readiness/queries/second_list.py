"""The list of second looks: what I have in hand, what I may take, and what can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from readiness.models import SecondReview, User

from .seconds import codes_of, compared_for, in_hand_of, open_to

MOST = 25
"""Rows of each list."""


@dataclass(frozen=True)
class Begun:
    """A second look in hand, and how far it is."""

    second: SecondReview
    total: int

    @property
    def answered(self) -> int:
        return min(len(self.second.responses), self.total)


@dataclass(frozen=True)
class Both:
    """A second look that is in, and in how many answers the two advisors agree."""

    second: SecondReview
    same: int
    total: int


@dataclass(frozen=True)
class SecondList:
    """free: the longest waiting first; has_more: there are more than are shown."""

    mine: Sequence[Begun]
    free: Sequence[SecondReview]
    has_more: bool
    compared: Sequence[Both]


def second_list(user: User, *, everybodys: bool) -> SecondList:
    """Return what a person's page of second looks lists; three queries. everybodys: what others can compare, too."""
    mine = [Begun(each, len(codes_of(each.conclusion.declared))) for each in in_hand_of(user)[:MOST]]
    free = list(open_to(user)[: MOST + 1])
    handed_in = compared_for(user, everybodys=everybodys).select_related("conclusion__revision")
    unread = ("conclusion__revision__result", "conclusion__revision__receipt")
    return SecondList(mine, free[:MOST], len(free) > MOST, [_both(each) for each in handed_in.defer(*unread)[:MOST]])


def _both(second: SecondReview) -> Both:
    codes, first = codes_of(second.conclusion.declared), second.conclusion.revision.responses
    return Both(second, sum(first.get(code) == second.responses.get(code) for code in codes), len(codes))
