"""Eligibility, fit, exposure and sections of many firms at once, without the plan."""

from dataclasses import dataclass

import numpy as np

from readiness.core.columns import Flags, Ints
from readiness.core.questionnaire import Questionnaire

from .catalogue import Catalogue
from .coverage import Steps, steps_of
from .eligibility import eligibility
from .exposure import HIGH, exposure_after, exposure_now, score
from .firms import Firms
from .fit import Values, candidates, obstacles, values_of, weights_of
from .goals import Goals, goals_of
from .offers import Offers

SECTIONS = ("plan", "consider", "announced", "funding", "not_eligible")
"""In the order they are told; every programme is in exactly one."""


@dataclass(frozen=True, eq=False)
class Matched:
    """n firms against a catalogue on one day. Rows are programmes in catalogue order.

    conditions: met (1), not met (0) or unknown (-1), int8 (n,) by code; audiences likewise by programme.
    excluded, may_stand: bool (programmes, n). obstacles: what keeps programmes out of a plan, by name.
    fits: int64 (programmes, n). now: int8 (2, factors, n).
    sections: int8 (programmes, n), places in SECTIONS, as if nothing were planned.
    """

    offers: Offers
    firms: Firms
    steps: Steps
    goals: Goals
    conditions: dict[str, Ints]
    audiences: list[Ints]
    excluded: Flags
    obstacles: dict[str, Flags]
    may_stand: Flags
    values: Values
    fits: Ints
    now: Ints
    sections: Ints


def matched(catalogue: Catalogue, questionnaire: Questionnaire, offers: Offers, firms: Firms) -> Matched:
    """Match firms against the catalogue as it stands on a day."""
    steps, goals = steps_of(catalogue, offers.reaches, firms), goals_of(catalogue, firms)
    conditions, audiences, excluded = eligibility(offers, firms.facts)
    values = values_of(catalogue, offers, firms, steps, goals)
    in_the_way = obstacles(catalogue, offers, firms)
    return Matched(
        offers=offers,
        firms=firms,
        steps=steps,
        goals=goals,
        conditions=conditions,
        audiences=audiences,
        excluded=excluded,
        obstacles=in_the_way,
        may_stand=candidates(offers, excluded, in_the_way),
        values=values,
        fits=values.fit(weights_of(catalogue)),
        now=exposure_now(catalogue, questionnaire, firms),
        sections=_sections(offers, excluded),
    )


def _sections(offers: Offers, excluded: Flags) -> Ints:
    """The section of each programme for each firm, but for the plan."""
    usual = [
        "funding"
        if program.is_funding
        else "consider"
        if stands.intake == "open" and stands.has_begun
        else "announced"
        for program, stands in zip(offers.programs, offers.standings, strict=True)
    ]
    places = np.array([SECTIONS.index(name) for name in usual], np.int8)[:, None]
    return np.where(excluded, np.int8(SECTIONS.index("not_eligible")), places)


def exposure_added(catalogue: Catalogue, it: Matched) -> Ints:
    """Return (programmes, n): how much each programme alone would raise the exposure, high end, times four."""
    firms, alone = np.arange(len(it.firms)), np.arange(len(it.offers.programs))[:, None]
    after = exposure_after(catalogue, it.firms.facts, it.now, it.offers.singles, firms, alone, HIGH)
    return score(catalogue, after[0]) - score(catalogue, it.now[1])
