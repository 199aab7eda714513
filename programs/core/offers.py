"""The catalogue on a day, as columns: what can be joined, and every set of programmes a plan might be.

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
from .coverage import Lifts, lifts_of
from .exposure import SetValues


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
    """Programmes on a day. Rows are programmes in catalogue order; sets are tuples of their places.

    sets: all of at most plan_most programmes that may be planned, the empty one first. is_complete: there are not too
    many for that. is_limited: they are of the best fits only. smaller: (sets, plan_most): the set without its first,
    second, ... member (0, the empty set, where there is none). allowed: may be a plan.
    singles, values: factor values of each programme alone and of each set. membership: bool (programmes, sets).
    each_hours, each_money: (programmes,), what counts while it is unknown.
    hours, money: (sets,), their sums.
    """

    is_complete: bool
    is_limited: bool
    programs: tuple[Program, ...]
    standings: tuple[Standing, ...]
    raises: Ints
    singles: SetValues
    values: SetValues
    sets: tuple[tuple[int, ...], ...]
    smaller: Ints
    sizes: Ints
    allowed: Flags
    membership: Flags
    each_hours: Ints
    each_money: Ints
    hours: Ints
    money: Ints
    lifts: Lifts
    single_lifts: Lifts


def offers_on(catalogue: Catalogue, questionnaire: Questionnaire, as_of: date) -> Offers:
    """Return the catalogue as it stands on a day; days on which all stands alike share one result."""
    standings = tuple(standing(catalogue, program, as_of) for program in catalogue.programs)
    return _offers(catalogue, questionnaire, standings, None)


def offers_among(
    catalogue: Catalogue, questionnaire: Questionnaire, standings: tuple[Standing, ...], chosen: tuple[int, ...]
) -> Offers:
    """Return the same offers with sets of some programmes only, where there are too many for all sets."""
    return _offers(catalogue, questionnaire, standings, chosen)


@lru_cache(maxsize=64)
def _offers(
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    standings: tuple[Standing, ...],
    chosen: tuple[int, ...] | None,
) -> Offers:
    programs, number = catalogue.programs, catalogue.number
    planned = [
        place
        for place, program in enumerate(programs)
        if not program.is_funding and standings[place].may_be_planned and (chosen is None or place in chosen)
    ]
    is_few = chosen is not None or len(planned) <= number["plan_candidates"]
    most = int(number["plan_most"])
    sizes = range(1, most + 1) if is_few else ()
    sets = ((), *(members for size in sizes for members in combinations(planned, size)))
    place_of = {members: place for place, members in enumerate(sets)}
    reported = np.array([each.intake == "reported" for each in standings])
    raises = np.array(
        [[program.raises.get(question.code, 0) for question in questionnaire.questions] for program in programs],
        np.int8,
    )
    hours = [int(number["hours_unknown"]) if each.hours is None else each.hours for each in programs]
    money = [int(number["money_unknown"]) if each.money is None else each.money for each in programs]
    share = number["reported_coverage"]
    singles = tuple((place,) for place in range(len(programs)))
    return Offers(
        is_complete=is_few,
        is_limited=chosen is not None,
        programs=programs,
        standings=standings,
        raises=raises,
        singles=SetValues(factor_values(catalogue), singles),
        values=SetValues(factor_values(catalogue), sets),
        sets=sets,
        smaller=np.array([[_without(members, each, place_of) for each in range(most)] for members in sets]),
        sizes=np.array([len(members) for members in sets]),
        allowed=np.array([_may_be_a_plan(programs, reported, members) for members in sets]),
        membership=np.array([[place in members for members in sets] for place in range(len(programs))]),
        each_hours=np.array(hours),
        each_money=np.array(money),
        hours=np.array([sum(hours[place] for place in members) for members in sets]),
        money=np.array([sum(money[place] for place in members) for members in sets]),
        lifts=lifts_of(raises, reported, sets, share),
        single_lifts=lifts_of(raises, reported, singles, share),
    )


def _without(members: tuple[int, ...], number: int, place_of: dict[tuple[int, ...], int]) -> int:
    return place_of[members[:number] + members[number + 1 :]] if number < len(members) else 0


def _may_be_a_plan(programs: tuple[Program, ...], reported: Flags, members: tuple[int, ...]) -> bool:
    """At most one reported intake and that never alone; a vendor entry with a neutral one or another vendor's."""
    if not members:
        return False
    doubtful = int(reported[list(members)].sum())
    vendors = {programs[place].vendor for place in members}
    is_tied = len(vendors) == 1 and not programs[members[0]].is_neutral
    return doubtful <= 1 and doubtful < len(members) and not is_tied


def factor_values(catalogue: Catalogue) -> Ints:
    """Return int8 (2, factors, programmes): low and high ends; unknown and pass-through are 0..4."""
    given = [[program.lock_in[factor.code].value for program in catalogue.programs] for factor in catalogue.factors]
    lows = [[0 if value is None else value for value in row] for row in given]
    highs = [[4 if value is None else value for value in row] for row in given]
    return np.array([lows, highs], np.int8)
