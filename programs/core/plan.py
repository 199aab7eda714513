"""The plan: at most a few programmes, chosen exactly among all sets, for many firms at once.

Source: matching method, section 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from readiness.core.columns import Flags, Ints

from .catalogue import Catalogue
from .columns import Matched
from .exact import Numbers, exact_type
from .exposure import HIGH, exposure_after, score
from .fit import limits_of
from .goals import unit_of
from .lots import lot

NO_PLAN = 0
"""Place of the empty set."""


@dataclass(frozen=True, eq=False)
class Plans:
    """chosen, best: (n,) places among the offers' sets, NO_PLAN where no set may be planned.

    best: the set of most value, which `chosen` may give up to lower exposure. coverage: int64 (2, n), what the two
    lift, times the unit of the sets. scores: (2, 2, n), low and high end of four times the exposure after each.
    """

    chosen: Ints
    best: Ints
    coverage: Ints
    scores: Ints


@dataclass(frozen=True, eq=False)
class Pairs:
    """Firms and the sets that are good enough for them, (pairs,) each, firm by firm. is_best: of most value."""

    firms: Ints
    sets: Ints
    is_best: Flags

    def of(self, some: Flags) -> "Pairs":
        return Pairs(self.firms[some], self.sets[some], self.is_best[some])


def plans_of(catalogue: Catalogue, it: Matched, seeds: Sequence[str], among: Pairs | None = None) -> Plans:
    """Choose each firm's plan, and tell what it gives up. seeds: a text a firm, for lots among equals.

    among: what to choose from; by default all that the rules allow.
    """
    pairs = among or _good(catalogue, it)
    chosen = _least_exposed(catalogue, it, pairs, seeds)
    is_best = np.zeros(len(chosen), np.bool_)
    is_best[pairs.firms[pairs.is_best & (pairs.sets == chosen[pairs.firms])]] = True
    best = np.where(is_best, chosen, _drawn(it, pairs.of(pairs.is_best), seeds))
    both = np.array([chosen, best])
    lifted = it.offers.columns.lifted[both]
    firms = np.arange(len(chosen))
    after = exposure_after(catalogue, it.firms.facts, it.now, it.offers.columns, firms, both)
    return Plans(
        chosen=chosen,
        best=best,
        coverage=(lifted * it.steps.weights.astype(np.int64).T).sum(axis=2),
        scores=score(catalogue, after.swapaxes(0, 1)).swapaxes(0, 1),
    )


def chosen_of(catalogue: Catalogue, it: Matched, seeds: Sequence[str]) -> Ints:
    """Return each firm's plan alone, (n,) as in Plans."""
    return _least_exposed(catalogue, it, _good(catalogue, it), seeds)


def _good(catalogue: Catalogue, it: Matched) -> Pairs:
    return good_enough(catalogue, it, it.offers.plans, allowed(catalogue, it))


def good_enough(catalogue: Catalogue, it: Matched, sets: Ints, may: Flags) -> Pairs:
    """Return what is within the tolerance of each firm's best value. sets: (some,) places; may: (some, n)."""
    value = _value(catalogue, it, sets)
    value[~may] = -1
    top = value.max(axis=0, initial=-1)
    tolerance = catalogue.number["plan_tolerance"]
    whole = np.maximum(top, 0).astype(object if value.dtype == object else np.int64)
    enough = -(-whole * tolerance.numerator // tolerance.denominator)
    firms, rows = np.nonzero(np.ascontiguousarray((value >= enough.astype(value.dtype)).T))
    return Pairs(firms, sets[rows], value[rows, firms] == top[firms])


def _value(catalogue: Catalogue, it: Matched, of: Ints) -> Numbers:
    """(of, n): coverage and goals in their shares, times a number that is the same for all sets of a firm."""
    sets, goals, steps, number = it.offers.columns, it.goals, it.steps, catalogue.number
    for_coverage, for_goals = number["plan_coverage"], number["plan_goals"]
    unit = for_coverage.denominator * for_goals.denominator
    one, other = int(for_coverage * unit), int(for_goals * unit)
    served, lifted = goals.total * unit_of(catalogue), np.maximum(steps.total * sets.unit, 1)
    kind = exact_type(int(served.max(initial=0)) * int(lifted.max(initial=0)) * (one + other))
    gives = np.hstack([sets.lifted * one, sets.serves * other, np.full((len(sets.sizes), 1), other)])[of]
    lacks = [steps.weights.astype(kind) * served.astype(kind), goals.weights * lifted, [goals.unsure * lifted]]
    value: Numbers = gives.astype(kind) @ np.vstack(lacks).astype(kind)
    return value


def allowed(catalogue: Catalogue, it: Matched) -> Flags:
    """(plans, n): every member may stand, each lifts a step that the others do not, time and money suffice."""
    offers, sets, plans = it.offers, it.offers.columns, it.offers.plans
    stands = np.vstack([it.may_stand, np.ones_like(it.may_stand[:1])])
    hours, money = limits_of(catalogue, it.firms)
    allowed: Flags = np.logical_and.reduce(stands[sets.members[:, plans]])
    allowed &= (sets.hours[plans, None] <= hours) & (sets.money[plans, None] <= money)
    reached = sets.reached.astype(np.float32) @ it.steps.counts
    for without in offers.smaller:
        allowed &= reached[plans] > reached[without]
    return allowed


def _least_exposed(catalogue: Catalogue, it: Matched, pairs: Pairs, seeds: Sequence[str]) -> Ints:
    """(n,): of each firm's pairs the one of least exposure in steps, then fewest entries, then fewest hours."""
    sets, step = it.offers.columns, 4 * int(catalogue.number["plan_exposure_step"])
    after = exposure_after(catalogue, it.firms.facts, it.now, sets, pairs.firms, pairs.sets, HIGH)
    effort = sets.sizes * (sets.hours.max() + 1) + sets.hours
    order = score(catalogue, after[0]) // step * (effort.max() + 1) + effort[pairs.sets]
    starts = np.flatnonzero(np.diff(pairs.firms, prepend=-1))
    least = np.zeros(len(it.firms), np.int64)
    least[pairs.firms[starts]] = np.minimum.reduceat(order, starts)
    return _drawn(it, pairs.of(order == least[pairs.firms]), seeds)


def _drawn(it: Matched, equals: Pairs, seeds: Sequence[str]) -> Ints:
    """(n,): the only set that is left for each firm, or one by lot; NO_PLAN where none is."""
    drawn = np.full(len(it.firms), NO_PLAN)
    drawn[equals.firms] = equals.sets
    ends = np.cumsum(np.bincount(equals.firms, minlength=len(it.firms)))
    for firm in np.flatnonzero(np.diff(ends, prepend=0) > 1).tolist():
        tied = equals.sets[ends[firm - 1] if firm else 0 : ends[firm]].tolist()
        drawn[firm] = min(tied, key=lambda place: lot(seeds[firm], it.offers.sets[place]))
    return drawn
