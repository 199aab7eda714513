"""A catalogue tried on many firms at once, beside matching them one by one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from matching_firms import CATALOGUE, DAYS, IT, QUICK, cases, columns_of, matchings, simulated, with_number
from strategies import examples

from programs.core import parts
from programs.core.catalogue import Catalogue, Cohort, Program
from programs.core.matching import seed_of
from programs.core.packing import pack, unpack
from programs.core.trial import try_catalogue
from readiness.core.responses import Situation

DAY = date(2026, 11, 20)
FEW = with_number("plan_candidates", 3, QUICK)
"""More candidates than all sets are tried of."""


def tried(catalogue: Catalogue, situations: list[Situation]) -> list[tuple[object, ...]]:
    """Slugs of the plan, first programme and exposure of each firm; all of one day."""
    seeds = [seed_of(each) for each in situations]
    found = try_catalogue(catalogue, IT, situations[0].as_of, columns_of(situations), seeds)
    firsts = [found.programs[place] if place >= 0 else None for place in found.firsts.tolist()]
    plans = [found.sets[place] for place in found.plans.tolist()]
    return list(zip(plans, firsts, found.exposures.tolist(), strict=True))


def matched(catalogue: Catalogue, situations: list[Situation]) -> list[tuple[object, ...]]:
    """The same, told by matching."""
    place = {each.slug: number for number, each in enumerate(catalogue.programs)}
    plans = [found.plan for found in matchings(situations, catalogue)]
    return [
        (
            tuple(sorted((each.slug for each in plan.programs), key=place.__getitem__)),
            plan.programs[0].slug if plan.programs else None,
            plan.exposure_after[1] * 4,
        )
        for plan in plans
    ]


def changed(catalogue: Catalogue, nth: int, change: Callable[[Program], Program]) -> Catalogue:
    """The catalogue with every so many-th programme changed."""
    programs = enumerate(catalogue.programs)
    return replace(catalogue, programs=tuple(each if number % nth else change(each) for number, each in programs))


CATALOGUES = {
    "all sets": QUICK,
    "sets of the best fits": FEW,
    "often reported only": changed(QUICK, 2, lambda it: replace(it, cohorts=(Cohort("reported"),))),
    "with foundations": changed(QUICK, 3, lambda it: replace(it, raises={**it.raises, "DAT3": 4, "GOV3": 4})),
    "more exposure traded": with_number("plan_tolerance", "1/2", QUICK),
}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("catalogue", CATALOGUES.values(), ids=CATALOGUES)
def test_a_trial_gives_what_matching_gives(catalogue, day):
    situations = simulated(90, seed=81, days=[day])

    assert tried(catalogue, situations) == matched(catalogue, situations)


@examples(60)
@given(cases())
def test_a_trial_gives_what_matching_gives_on_any_catalogue(case):
    for catalogue in (case.catalogue, with_number("plan_candidates", 2, case.catalogue)):
        assert tried(catalogue, [case.situation]) == matched(catalogue, [case.situation])


def test_the_trials_of_the_tests_meet_every_kind_of_plan():
    found = [each for day in DAYS for each in tried(QUICK, simulated(150, seed=81, days=[day]))]

    assert {len(plan) for plan, _first, _exposure in found} == {0, 1, 2, 3}
    assert any(first is not None and first != plan[0] for plan, first, _exposure in found)


@pytest.mark.parametrize("catalogue", [QUICK, FEW], ids=["all sets", "sets of the best fits"])
@pytest.mark.parametrize("limits", [{"CHUNK": 1}, {"CHUNK": 7}, {"CELLS": 900}])
def test_a_trial_in_other_parts_is_the_same(catalogue, limits, monkeypatch):
    situations = simulated(60, seed=82)
    usual = tried(catalogue, situations)
    for name, value in limits.items():
        monkeypatch.setattr(parts, name, value)

    assert tried(catalogue, situations) == usual


def test_a_trial_of_unpacked_firms_is_that_of_the_firms():
    situations = simulated(60, seed=83)
    seeds = [seed_of(each) for each in situations]
    firms, unpacked = unpack(IT, pack(columns_of(situations), seeds))

    found = try_catalogue(QUICK, IT, DAY, firms, unpacked)

    usual = try_catalogue(QUICK, IT, DAY, columns_of(situations), seeds)
    assert (found.plans.tolist(), found.firsts.tolist()) == (usual.plans.tolist(), usual.firsts.tolist())
    assert found.sets == usual.sets


def test_plans_are_told_once_each_and_programmes_in_catalogue_order():
    situations = simulated(100, seed=84)
    catalogue = replace(QUICK, programs=QUICK.programs[::-1])

    found = try_catalogue(catalogue, IT, DAY, columns_of(situations), [seed_of(each) for each in situations])

    place = {slug: number for number, slug in enumerate(found.programs)}
    assert len(set(found.sets)) == len(found.sets)
    assert found.sets[0] == ()
    assert all(list(slugs) == sorted(slugs, key=place.__getitem__) for slugs in found.sets)
    assert {*found.plans.tolist(), 0} == set(range(len(found.sets)))
    assert found.vendors == tuple(each.vendor for each in catalogue.programs)


def test_no_firms_are_tried_without_harm():
    found = try_catalogue(CATALOGUE, IT, DAY, columns_of([]), [])

    assert (len(found.plans), len(found.firsts), len(found.exposures)) == (0, 0, 0)


def test_a_catalogue_without_anything_to_join_gives_empty_plans():
    situations = simulated(5, seed=85)
    grants = replace(QUICK, programs=tuple(each for each in QUICK.programs if each.is_funding))

    assert {plan for plan, _first, _exposure in tried(grants, situations)} == {()}
    assert tried(grants, situations) == matched(grants, situations)


def test_the_arrays_are_whole_numbers():
    situations = simulated(3, seed=86)
    found = try_catalogue(QUICK, IT, DAY, columns_of(situations), [seed_of(each) for each in situations])

    assert {column.dtype.kind for column in (found.plans, found.firsts, found.exposures)} == {np.dtype(int).kind}
