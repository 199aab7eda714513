"""Where in the table to look: in parts whose order an index knows, so that a page is read from where it begins."""

from collections.abc import Mapping

from django.db.models import Q

from readiness.models.review import ON_US, OPEN, Status
from readiness.permissions import Person

from .own_filters import AGE, ANY, ASSIGNEE, FLAG, LEVEL, NOBODY, ON_TIME, REPLY, STATUS, assigned_to, on_time

IN_ORDER = (REPLY, "decides")
"""Flags that have views, and so an index of what is open with them; that of replies also knows whose each is."""


def scopes_of(values: Mapping[str, str]) -> tuple[Q, ...]:
    """Return the parts of the table in which to look: by status, all that is open if none is chosen, and by level.

    There is no part if the filters exclude each other.
    """
    level = values.get(LEVEL, "")
    parts = (Q(status=each) if each else Q(status__in=OPEN) for each in _statuses(values))
    return tuple(part & Q(level=int(level)) if level else part for part in parts)


def _statuses(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the statuses to look in, empty for all that is open: nobody’s are new ones, and late is what is on us."""
    status = values.get(STATUS, "")
    if values.get(ASSIGNEE) == NOBODY:
        return (Status.WAITING,) if status in ("", ANY, Status.WAITING) else ()
    asked = ("", Status.DONE) if status == ANY else (status,)
    return tuple(each for each in asked if each in ("", *ON_US)) if values.get(AGE) in ON_TIME else asked


def known_in_order(values: Mapping[str, str], person: Person) -> dict[str, Q]:
    """Return what the indexes of the usual order answer by themselves: filter -> what it asks for.

    Whose a review is, when it is due, and a flag of what is open.
    """
    whose, flag, age = values.get(ASSIGNEE, ""), values.get(FLAG, ""), values.get(AGE, "")
    known = {}
    if whose and whose != NOBODY:
        known[ASSIGNEE] = assigned_to(whose, person)
    if flag in IN_ORDER and not values.get(STATUS):
        known |= _of_flag(flag, whose)
    if age in ON_TIME:
        known[AGE] = on_time(age)
    return known


def _of_flag(flag: str, whose: str) -> dict[str, Q]:
    """A reply to nobody there is mostly none of: an index finds that at once, and in no order."""
    flagged = Q(tags__has_all=[f"{FLAG}:{flag}"])
    if flag == REPLY and whose == NOBODY:
        return {ASSIGNEE: Q(assignee=None) & flagged}
    return {FLAG: flagged} if flag == REPLY or not whose else {}
