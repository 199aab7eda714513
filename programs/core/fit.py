"""How well a programme fits a firm, 0..100, in exact whole numbers; each fit carries its contributions.

Source: matching method, section 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from readiness.core.columns import Flags, Ints

from .catalogue import Catalogue
from .coverage import Steps
from .exact import exact_type
from .exposure import uses_vendor
from .firms import LEFT_OUT, Firms
from .goals import Goals, unit_of
from .offers import Offers

CONTRIBUTIONS = ("gap_coverage", "goal_relevance", "level_fit", "practicality", "certainty")
UNLIMITED = 1 << 30
Share = tuple[Ints, Ints]
"""Numerators (programmes, n) and denominators (n,) of values 0..1."""


@dataclass(frozen=True, eq=False)
class Values:
    """The five values of each programme for each firm, over one denominator a firm.

    numerators: int64 (contributions, programmes, n). denominator: int64 (n,).
    """

    numerators: Ints
    denominator: Ints

    def fit(self, weights: Ints) -> Ints:
        """Return int64 (programmes, n): the weighted sum, halves up."""
        total = np.tensordot(weights, self.numerators, axes=1)
        fits: Ints = (2 * total + self.denominator) // (2 * self.denominator)
        return fits

    def contributions(self, weights: Ints) -> Ints:
        """Return int64 (contributions, programmes, n), rounded by largest remainder (ties: table order).

        They add up to the fit.
        """
        whole, rest = np.divmod(weights[:, None, None] * self.numerators, self.denominator)
        missing = self.fit(weights) - whole.sum(axis=0)
        count = len(weights)
        keys = rest * count + np.arange(count)[::-1, None, None]
        larger = (keys[:, None] > keys).sum(axis=0)
        rounded: Ints = whole + (larger < missing)
        return rounded


def weights_of(catalogue: Catalogue) -> Ints:
    """Return the weights of the contributions, in their order; together 100."""
    return np.array([int(catalogue.number[f"weight_{name}"]) for name in CONTRIBUTIONS], np.int64)


def values_of(catalogue: Catalogue, offers: Offers, firms: Firms, steps: Steps, goals: Goals) -> Values:
    """Return the value of every contribution of every programme."""
    shares = (
        _gap_coverage(offers, steps),
        (offers.singles.serves @ goals.weights + goals.unsure, goals.total * unit_of(catalogue)),
        _level_fit(catalogue, offers, firms),
        _practicality(catalogue, offers, firms),
        _certainty(catalogue, offers, len(firms)),
    )
    denominator = np.lcm.reduce([bottom for _top, bottom in shares])
    return Values(np.array([top * (denominator // bottom) for top, bottom in shares]), denominator)


def _gap_coverage(offers: Offers, steps: Steps) -> Share:
    """Coverage alone, beside the best single coverage in the catalogue; 0 where that is 0."""
    kind = exact_type(int(steps.total.max(initial=0)) * offers.singles.unit)
    coverage = (offers.singles.lifted.astype(kind) @ steps.weights.astype(kind)).astype(np.int64)
    return coverage, np.maximum(coverage.max(axis=0), 1)


def levels_outside(offers: Offers, firms: Firms) -> Ints:
    """Return (programmes, n): how many levels a firm lies outside a programme's band; 0 without a level."""
    lows, highs = (np.array([program.levels[end] for program in offers.programs])[:, None] for end in (0, 1))
    outside = np.maximum(np.maximum(lows - firms.levels, firms.levels - highs), 0)
    return np.where(firms.levels > 0, outside, 0)


def _level_fit(catalogue: Catalogue, offers: Offers, firms: Firms) -> Share:
    near, none = catalogue.number["level_one_outside"], catalogue.number["level_none"]
    unit = lcm(near.denominator, none.denominator)
    outside = levels_outside(offers, firms)
    value = np.select([outside == 0, outside == 1], [unit, int(near * unit)], 0)
    return np.where(firms.levels > 0, value, int(none * unit)), np.full(len(firms), unit)


def _practicality(catalogue: Catalogue, offers: Offers, firms: Firms) -> Share:
    """The mean of hours, money, language, format and platform."""
    unknown, other = catalogue.number["practical_unknown"], catalogue.number["platform_other"]
    unit = lcm(unknown.denominator, other.denominator)
    maybe, facts, programs = int(unknown * unit), firms.facts, offers.programs
    hours, money = limits_of(catalogue, firms)
    has_all = _column([each.has_all_languages for each in programs])
    has_formats = _column([bool(each.formats) for each in programs])
    languages = np.array([facts.is_any("languages", *each.languages) for each in programs])
    formats = np.array([facts.is_any("formats", *each.formats) for each in programs])
    platform = np.array([uses_vendor(catalogue, facts, each.vendor) for each in programs])
    value = (
        _fits([each.hours for each in programs], hours, unit, maybe)
        + _fits([each.money for each in programs], money, unit, maybe)
        + np.where(languages, unit, np.where(facts.is_given("languages") & has_all, 0, maybe))
        + np.where(formats, unit, np.where(facts.is_given("formats") & has_formats, 0, maybe))
        + np.where(platform, unit, int(other * unit))
    )
    return value, np.full(len(firms), 5 * unit)


def _column(values: Sequence[int]) -> Ints:
    """Return numbers or flags of the programmes as (programmes, 1)."""
    return np.array(values)[:, None]


def _fits(needed: Sequence[int | None], limit: Ints, unit: int, maybe: int) -> Ints:
    is_known, least = _column([each is not None for each in needed]), _column([each or 0 for each in needed])
    return np.where(is_known, np.where(limit >= least, unit, 0), maybe)


def limits_of(catalogue: Catalogue, firms: Firms) -> tuple[Ints, Ints]:
    """Return the hours and the money a person may spend, (n,) each; unknown is unlimited."""
    return _limit(catalogue, firms, "hours_per_person", "hours"), _limit(
        catalogue, firms, "budget_per_person", "money"
    )


def _limit(catalogue: Catalogue, firms: Firms, key: str, name: str) -> Ints:
    values = firms.facts.keys[key].values
    known = {value: catalogue.number.get(f"{name}_{value}") for value in values if value != "unknown"}
    tops = [UNLIMITED if known.get(value) is None else int(known[value] or 0) for value in values]
    given = firms.facts.one[key]
    return np.where(given == LEFT_OUT, UNLIMITED, np.array(tops)[given])


def _certainty(catalogue: Catalogue, offers: Offers, count: int) -> Share:
    values = [certainty(catalogue, offers, place) for place in range(len(offers.programs))]
    unit = lcm(*(value.denominator for value in values))
    return np.repeat(np.array([[int(value * unit)] for value in values]), count, axis=1), np.full(count, unit)


def certainty(catalogue: Catalogue, offers: Offers, place: int) -> Fraction:
    """Return confidence x age of the newest check x intake, 0..1."""
    number, stands = catalogue.number, offers.standings[place]
    confidence = number[f"confidence_{offers.programs[place].confidence}"]
    return confidence * number[f"age_{stands.age}"] * number[f"intake_{stands.intake}"]


def obstacles(catalogue: Catalogue, offers: Offers, firms: Firms) -> dict[str, Flags]:
    """Return what keeps programmes out of a plan: level, hours, money; bool (programmes, n) each."""
    number, (hours, money) = catalogue.number, limits_of(catalogue, firms)
    return {
        "level": levels_outside(offers, firms) > int(number["level_outside_plan"]),
        "hours": offers.hours[:, None] > hours,
        "money": offers.money[:, None] > money,
    }


def candidates(offers: Offers, excluded: Flags, in_the_way: dict[str, Flags]) -> Flags:
    """Return (programmes, n): may stand in a plan: eligible, to be joined, and within level, hours and money."""
    free: Flags = offers.is_planned[:, None] & ~excluded & ~np.logical_or.reduce(list(in_the_way.values()))
    return free
