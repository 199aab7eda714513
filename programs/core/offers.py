"""The catalogue on a day: what can be joined, and every set of programmes a plan might be.

Source: matching method, sections 1, 2 and 5.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

import numpy as np

from readiness.core.columns import Flags, Ints
from readiness.core.questionnaire import Questionnaire

from .catalogue import Catalogue, Cohort, Intake, Program
from .coverage import Reaches
from .sets import NOBODY, Sets, needs, raises_of, reaches_of, sets_of

Members = tuple[int, ...]
"""Places in the catalogue."""


@dataclass(frozen=True)
class Standing:
    """How a programme stands on a day. window: whether one can join by date; None if sources leave it open."""

    intake: Intake
    has_begun: bool
    window: bool | None
    age: str

    @property
    def may_be_planned(self) -> bool:
        return self.has_begun and self.intake in ("open", "reported")


def standing(catalogue: Catalogue, program: Program, as_of: date) -> Standing:
    """Return a programme's standing on a day, by the intake in force."""
    cohort = program.cohort_on(as_of)
    has_begun = cohort.starts_on is None or cohort.starts_on <= as_of
    intake: Intake = "ended" if cohort.has_ended(as_of) else cohort.status
    days = (as_of - program.checked_on).days
    fresh, ageing = catalogue.number["fresh_days"], catalogue.number["ageing_days"]
    age = "fresh" if days <= fresh else "ageing" if days <= ageing else "old"
    return Standing(intake, has_begun, _window_met(cohort, intake, has_begun=has_begun), age)


def _window_met(cohort: Cohort, intake: Intake, *, has_begun: bool) -> bool | None:
    if intake == "ended":
        return False
    if not has_begun or cohort.disputed:
        return None
    return True if intake == "open" or cohort.ends_on is not None else None


@dataclass(frozen=True, eq=False)
class Offers:
    """Programmes on a day. Rows are programmes in catalogue order.

    sets: all of at most plan_most programmes that may be planned, the empty one first. is_complete: there are not too
    many for that. is_limited: they are of the best fits only.
    columns, singles: the sets, and each programme alone.
    plans: (plans,) places of the sets that may be a plan. smaller: (plan_most, plans): the place of each without its
    first, second, ... member; the empty set where there is none.
    hours, money: (programmes,), what counts while it is unknown. is_reported: bool (programmes,). is_planned: bool
    (programmes,): no funding, and to be joined, certainly or by report.
    raises: int8 (questions, programmes + 1), for nobody 0.
    """

    is_complete: bool
    is_limited: bool
    programs: tuple[Program, ...]
    standings: tuple[Standing, ...]
    hours: Ints
    money: Ints
    is_reported: Flags
    is_planned: Flags
    raises: Ints
    reaches: Reaches
    sets: tuple[Members, ...]
    columns: Sets
    singles: Sets
    plans: Ints
    smaller: Ints


def offers_on(catalogue: Catalogue, questionnaire: Questionnaire, as_of: date) -> Offers:
    """Return the catalogue as it stands on a day; days on which all stands alike share one result."""
    return _on(catalogue, questionnaire, tuple(standing(catalogue, each, as_of) for each in catalogue.programs))


@lru_cache(maxsize=16)
def _on(catalogue: Catalogue, questionnaire: Questionnaire, standings: tuple[Standing, ...]) -> Offers:
    return _offers(catalogue, questionnaire, standings, None)


def offers_among(
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    standings: tuple[Standing, ...],
    chosen: Members | None,
    also: Members = (),
) -> Offers:
    """Return the same offers with sets of some programmes only, where there are too many for all sets.

    also: one more set, of more programmes than a plan may hold; it is no plan by the rules.
    """
    return _offers(catalogue, questionnaire, standings, chosen, also)


def _offers(
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    standings: tuple[Standing, ...],
    chosen: Members | None,
    also: Members = (),
) -> Offers:
    programs, number = catalogue.programs, catalogue.number
    is_planned = [
        not program.is_funding and stands.may_be_planned for program, stands in zip(programs, standings, strict=True)
    ]
    planned = [place for place in np.flatnonzero(is_planned).tolist() if chosen is None or place in chosen]
    is_few = chosen is not None or len(planned) <= number["plan_candidates"]
    sizes = range(1, int(number["plan_most"]) + 1) if is_few else ()
    usual = ((), *(members for size in sizes for members in combinations(planned, size)))
    sets = (*usual, also) if also else usual
    is_reported = np.array([each.intake == "reported" for each in standings])
    raises = raises_of(catalogue, questionnaire)
    reaches = reaches_of(raises)
    singles = [(place,) for place in range(len(programs))]
    columns = sets_of(catalogue, questionnaire, is_reported, reaches, sets)
    plans = np.flatnonzero(_may_be_plans(programs, is_reported, columns)[: len(usual)])
    hours, money = needs(catalogue)
    return Offers(
        is_complete=is_few,
        is_limited=chosen is not None,
        programs=programs,
        standings=standings,
        hours=hours,
        money=money,
        is_reported=is_reported,
        is_planned=np.array(is_planned),
        raises=raises,
        reaches=reaches,
        sets=sets,
        columns=columns,
        singles=sets_of(catalogue, questionnaire, is_reported, reaches, singles),
        plans=plans,
        smaller=_smaller(sets, plans, len(columns.members)),
    )


def _smaller(sets: tuple[Members, ...], plans: Ints, most: int) -> Ints:
    place_of = {members: place for place, members in enumerate(sets)}
    rows = [[place_of[_without(sets[place], number)] for place in plans.tolist()] for number in range(most)]
    return np.array(rows, np.intp)


def _without(members: Members, number: int) -> Members:
    return members[:number] + members[number + 1 :] if number < len(members) else ()


def _may_be_plans(programs: tuple[Program, ...], is_reported: Flags, sets: Sets) -> Flags:
    """At most one reported intake and that never alone; a vendor entry with a neutral one or another vendor's."""
    doubtful = reported_in(is_reported, sets)
    allowed: Flags = (sets.sizes > 0) & (doubtful <= 1) & (doubtful < sets.sizes) & ~rest_on_one_vendor(programs, sets)
    return allowed


def reported_in(is_reported: Flags, sets: Sets) -> Ints:
    """Return how many members of each set can only be joined by report, (sets,)."""
    found: Ints = np.append(is_reported, False)[sets.members].sum(axis=0)
    return found


def rest_on_one_vendor(programs: tuple[Program, ...], sets: Sets) -> Flags:
    """Say which sets hold nothing but one vendor's programmes, (sets,)."""
    vendors = [*dict.fromkeys(program.vendor for program in programs)]
    makers = np.array([vendors.index(program.vendor) for program in programs])
    is_neutral = np.array([program.is_neutral for program in programs])
    first = sets.members[:1]
    is_one = ((makers[sets.members] == makers[first]) | (sets.members == NOBODY)).all(axis=0)
    found: Flags = is_one & ~is_neutral[first[0]] & (sets.sizes > 0)
    return found
