"""The plan: at most a few programmes, chosen exactly among all sets, for many firms at once.

Source: matching method, section 5.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from readiness.core.columns import Flags, Ints

from .catalogue import Catalogue
from .coverage import Steps
from .exposure import After, after_sets
from .firms import Firms
from .fit import goal_shares, limits_of
from .offers import Offers

NO_PLAN = 0
"""Place of the empty set."""


@dataclass(frozen=True, eq=False)
class Plans:
    """chosen: (n,) places among the offers' sets, NO_PLAN where no set may be planned. coverage: int32 (n, sets), the
    weight lifted, times the unit of the lifts. values: int64 (n, sets), -1 where a set may not be planned.
    """

    offers: Offers
    seeds: Sequence[str]
    after: After
    chosen: Ints
    coverage: Ints
    values: Ints

    def best(self, firm: int) -> int:
        """Return the set of most value, which the chosen one may have given up to lower exposure; drawn if several."""
        value, chosen = self.values[firm], int(self.chosen[firm])
        if value[chosen] == value.max():
            return chosen
        return _lowest_lot(self.offers, self.seeds[firm], np.flatnonzero(value == value.max()))


def plans_of(
    catalogue: Catalogue, offers: Offers, firms: Firms, steps: Steps, may_stand: Flags, now: Ints, seeds: Sequence[str]
) -> Plans:
    """Choose each firm's plan. may_stand: (programmes, n). seeds: a text a firm, for lots among equals."""
    coverage = offers.lifts.coverage(steps)
    after = after_sets(catalogue, firms, now, offers.values)
    allowed = _allowed(catalogue, offers, firms, steps, may_stand)
    values = np.where(allowed, _value(catalogue, offers, firms, steps, coverage), -1)
    top = values.max(axis=1, keepdims=True)
    tolerance = catalogue.number["plan_tolerance"]
    good = allowed & (values * tolerance.denominator >= top * tolerance.numerator)
    order = np.where(good, _order(catalogue, offers, after.scores(1)), np.iinfo(np.int64).max)
    chosen = _drawn(good & (order == order.min(axis=1, keepdims=True)), offers, seeds)
    return Plans(offers, seeds, after, chosen, coverage, values)


def _allowed(catalogue: Catalogue, offers: Offers, firms: Firms, steps: Steps, may_stand: Flags) -> Flags:
    """(n, sets): every member may stand, each lifts a step that the others do not, time and money suffice."""
    missing = (~may_stand).T.astype(np.float32) @ offers.membership.astype(np.float32)
    reached = offers.lifts.reached(steps)
    each_lifts = np.all(
        [
            (reached > reached[:, offers.smaller[:, place]]) | (offers.sizes <= place)
            for place in range(offers.smaller.shape[1])
        ],
        axis=0,
    )
    hours, money = limits_of(catalogue, firms)
    fits = (offers.hours <= hours[:, None]) & (offers.money <= money[:, None])
    allowed: Flags = (missing == 0) & each_lifts & fits & offers.allowed
    return allowed


def _value(catalogue: Catalogue, offers: Offers, firms: Firms, steps: Steps, coverage: Ints) -> Ints:
    """Coverage and goals in their shares, times a positive number that is the same for all sets of a firm."""
    served, goals = goal_shares(catalogue, firms, offers.sets)
    for_coverage, for_goals = catalogue.number["plan_coverage"], catalogue.number["plan_goals"]
    total = np.maximum(offers.lifts.unit * steps.total, 1)[:, None]
    one = int(for_coverage * for_coverage.denominator * for_goals.denominator)
    other = int(for_goals * for_coverage.denominator * for_goals.denominator)
    return one * coverage * goals[:, None] + other * served.T * total


def _order(catalogue: Catalogue, offers: Offers, high: Ints) -> Ints:
    """(n, sets): least exposure in steps, then fewest entries, then fewest hours, as one number."""
    most = int(offers.hours.max()) + 1
    row = (int(offers.sizes.max()) + 1) * most
    steps = np.arange(int(high.max(initial=0)) + 1) // (4 * int(catalogue.number["plan_exposure_step"])) * row
    return steps[high] + (offers.sizes * most + offers.hours)


def _drawn(equals: Flags, offers: Offers, seeds: Sequence[str]) -> Ints:
    """The only set that is left for each firm, or one by lot; NO_PLAN where none is."""
    drawn = equals.argmax(axis=1)
    for firm in np.flatnonzero(equals.sum(axis=1) > 1).tolist():
        drawn[firm] = _lowest_lot(offers, seeds[firm], np.flatnonzero(equals[firm]))
    return np.where(equals.any(axis=1), drawn, NO_PLAN)


def _lowest_lot(offers: Offers, seed: str, places: Ints) -> int:
    found: int = min(places.tolist(), key=lambda place: lot(seed, offers.sets[place]))
    return found


def lot(seed: str, places: Sequence[int]) -> str:
    """Return a text to order equals by: from the seed and places in the catalogue, never from names."""
    return hashlib.sha256(f"{seed}:{','.join(map(str, places))}".encode()).hexdigest()
