"""Which conditions firms meet: 1 met, 0 not met, -1 unknown. Not met once excludes; unknown never does.

Source: matching method, section 2.
"""

import numpy as np

from readiness.core.columns import Flags, Ints

from .catalogue import Program
from .firms import Facts
from .offers import Offers

MET, NOT_MET, OPEN = 1, 0, -1
ALWAYS = ("window", "audience")
"""Conditions every programme has, whatever it lists."""
ASKED = ("sme", "sme_or_learner", "union", "ctc", "residents")
NEVER_ASKED = ("taxable_profit", "business_problem", "apply_first")
CONDITIONS = ASKED + NEVER_ASKED
"""Conditions a programme may list."""


def condition_columns(facts: Facts) -> dict[str, Ints]:
    """Return int8 (n,) for each condition that a programme may list."""
    nobody = facts.is_any("has_employees", "no")
    never_asked = np.full(len(nobody), OPEN, np.int8)
    sme = _sme(facts)
    return {
        "sme": sme,
        "sme_or_learner": _or_learner(sme, facts),
        "union": _yes_no(facts, "union"),
        "ctc": _yes_no(facts, "ctc"),
        "residents": np.where(nobody, NOT_MET, OPEN).astype(np.int8),
    } | dict.fromkeys(NEVER_ASKED, never_asked)


def _sme(facts: Facts) -> Ints:
    """At least 30 % local, and sales of at most S$100 million or at most 200 people."""
    local = facts.one["local_shareholding"]
    is_small = ~facts.is_any("headcount", "over_200") | facts.is_any("turnover", "under_1m", "1m-10m", "10m-100m")
    is_large = facts.is_any("headcount", "over_200") & facts.is_any("turnover", "over_100m")
    not_met = facts.is_any("local_shareholding", "no") | is_large
    met = facts.is_any("local_shareholding", "yes") & is_small
    return np.select([not_met, met], [NOT_MET, MET], OPEN).astype(local.dtype)


def _or_learner(sme: Ints, facts: Facts) -> Ints:
    """An SME, or developers or mid-career joiners among those who would learn."""
    learners = facts.is_any("learners", "developers", "mid_career")
    not_known = (sme == OPEN) | ~facts.is_given("learners")
    return np.select([(sme == MET) | learners, not_known], [MET, OPEN], NOT_MET).astype(np.int8)


def _yes_no(facts: Facts, key: str) -> Ints:
    return np.select([facts.is_any(key, "yes"), facts.is_any(key, "no")], [MET, NOT_MET], OPEN).astype(np.int8)


def audience_column(program: Program, facts: Facts) -> Ints:
    """Met if it is for everybody, for somebody the firm named, or the firm named nobody."""
    if not program.audience:
        return np.ones(len(facts), np.int8)
    fits = facts.is_any("learners", *program.audience) | ~facts.is_given("learners")
    return np.where(fits, MET, NOT_MET).astype(np.int8)


def conditions_of(program: Program) -> tuple[str, ...]:
    """Return the codes of a programme's conditions, in the order they are told."""
    return (*ALWAYS, *program.conditions)


def eligibility(offers: Offers, facts: Facts) -> tuple[dict[str, Ints], list[Ints], Flags]:
    """Return condition columns, audience columns by programme, and whether each programme excludes each firm."""
    columns = condition_columns(facts)
    audiences = [audience_column(program, facts) for program in offers.programs]
    excluded = np.array(
        [
            (audience == NOT_MET)
            | (standing.window is False)
            | np.any([columns[code] == NOT_MET for code in program.conditions] or [np.zeros_like(audience)], axis=0)
            for program, standing, audience in zip(offers.programs, offers.standings, audiences, strict=True)
        ]
    )
    return columns, audiences, excluded
