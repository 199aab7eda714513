"""A catalogue tried on many firms agrees exactly with matching them one by one."""

from dataclasses import replace
from datetime import date

import pytest
from matching_firms import CATALOGUE, DAYS, IT, matchings, simulated, with_number

from programs.core import trial
from programs.core.catalogue import Catalogue, Cohort
from programs.core.firms import Firms, facts_of, firms_of
from programs.core.matching import seed_of
from programs.core.tally import Outcome
from programs.core.trial import try_catalogue
from readiness.core.assessment import rate_all
from readiness.core.responses import Situation

FIRMS = 60


def as_firms(situations: list[Situation]) -> Firms:
    rated = rate_all(IT, situations)
    return firms_of(IT, rated.batch, rated.ratings, rated.pathways, facts_of(IT, situations))


def tried(catalogue: Catalogue, situations: list[Situation], day: str) -> Outcome:
    seeds = [seed_of(each) for each in situations]
    return try_catalogue(catalogue, IT, date.fromisoformat(day), as_firms(situations), seeds)


def told(outcome: Outcome) -> list[tuple]:
    """Plan, first programme and exposure after, by firm."""
    firsts = [None if place < 0 else outcome.programs[place] for place in outcome.firsts.tolist()]
    plans = [sorted(outcome.sets[place]) for place in outcome.plans.tolist()]
    return list(zip(plans, firsts, [each / 4 for each in outcome.exposures.tolist()], strict=True))


def expected(catalogue: Catalogue, situations: list[Situation]) -> list[tuple]:
    plans = [each.plan for each in matchings(situations, catalogue)]
    slugs = [[program.slug for program in plan.programs] for plan in plans]
    return [
        (sorted(names), names[0] if names else None, float(plan.exposure_after[1]))
        for names, plan in zip(slugs, plans, strict=True)
    ]


@pytest.mark.parametrize("day", DAYS)
def test_trial_agrees_with_matching_on_any_day(day, monkeypatch):
    monkeypatch.setattr(trial, "CHUNK", 7)
    situations = simulated(FIRMS, seed=5, days=[day])

    assert told(tried(CATALOGUE, situations, day)) == expected(CATALOGUE, situations)


def reported(catalogue: Catalogue) -> Catalogue:
    """Every other programme is reported only, so that the order of steps is put to the test."""
    changed = [
        replace(each, cohorts=(Cohort("reported"),)) if number % 2 else each
        for number, each in enumerate(catalogue.programs)
    ]
    return replace(catalogue, programs=tuple(changed))


def laying(catalogue: Catalogue) -> Catalogue:
    """Every third programme raises the foundations that goals need, so that it comes first."""
    changed = [
        replace(each, raises={**each.raises, "DAT3": 4, "GOV3": 4}) if number % 3 == 0 else each
        for number, each in enumerate(catalogue.programs)
    ]
    return replace(catalogue, programs=tuple(changed))


@pytest.mark.parametrize("change", [reported, laying, lambda it: with_number("plan_tolerance", "1/2", it)])
def test_trial_agrees_with_matching_in_other_catalogues(change):
    catalogue, situations = change(CATALOGUE), simulated(FIRMS, seed=6)

    assert told(tried(catalogue, situations, DAYS[0])) == expected(catalogue, situations)


def test_trial_agrees_with_matching_where_there_are_too_many_candidates():
    catalogue, situations = with_number("plan_candidates", 4), simulated(12, seed=7)

    assert told(tried(catalogue, situations, DAYS[0])) == expected(catalogue, situations)


def test_trial_of_no_firms_finds_nothing():
    none = as_firms(simulated(1, seed=8)).part(slice(0, 0))

    outcome = try_catalogue(CATALOGUE, IT, date.fromisoformat(DAYS[0]), none, [])

    assert (len(outcome.sets), len(outcome.plans), len(outcome.firsts), len(outcome.exposures)) == (0, 0, 0, 0)
