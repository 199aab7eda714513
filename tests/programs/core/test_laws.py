"""What holds for every firm and every catalogue, whatever the numbers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_firms import CATALOGUE, DAYS, IT, QUICK, Case, cases, matching, matchings, simulated, told, with_number
from strategies import examples

from programs.core import parts
from programs.core.catalogue import Catalogue, Cohort, Program
from programs.core.columns import SECTIONS
from programs.core.matching import match
from readiness.core.assessment import rate_all
from readiness.core.canonical import digest
from readiness.core.receipt import inputs_of


@examples(30)
@given(cases())
def test_every_programme_is_in_exactly_one_section(case):
    found = matching(case.situation, case.catalogue)

    assert sorted(each.program.slug for each in found.matches) == sorted(case.catalogue.by_slug)
    assert {each.section for each in found.matches} <= set(SECTIONS)
    assert {each.program.slug for each in found.matches if each.section == "plan"} == {
        each.slug for each in found.plan.programs
    }


@examples(30)
@given(cases())
def test_contributions_add_up_to_the_fit(case):
    for each in matching(case.situation, case.catalogue).matches:
        if each.program.kind == "funding":
            assert (each.fit, each.contributions) == (None, None)
        else:
            assert sum(each.contributions.values()) == each.fit
            assert 0 <= each.fit <= 100


@examples(30)
@given(cases())
def test_first_place_shares_add_up_to_one(case):
    shares = [each.first_place_share for each in matching(case.situation, case.catalogue).matches]
    given = [share for share in shares if share is not None]

    assert not given or sum(given) == 1


def in_force(program: Program, as_of: date) -> Cohort:
    """The first intake that has not ended, else the last."""

    def ended(it: Cohort) -> bool:
        return it.status == "ended" or bool(it.ends_on and it.ends_on < as_of and not it.disputed)

    return next((each for each in program.cohorts if not ended(each)), program.cohorts[-1])


@examples(90)
@given(cases())
def test_a_plan_never_holds_what_it_must_not(case):
    found = matching(case.situation, case.catalogue)
    plan, matches = found.plan.programs, {each.program.slug: each for each in found.matches}
    intakes, vendors = [in_force(each, case.situation.as_of) for each in plan], {each.vendor for each in plan}

    assert len(plan) <= 3
    assert all(each.kind != "funding" for each in plan)
    assert all(each.status in ("open", "reported") for each in intakes)
    assert all(each.starts_on is None or each.starts_on <= case.situation.as_of for each in intakes)
    assert [each for each in intakes[:1] if each.status == "reported"] == []
    assert len([each for each in intakes if each.status == "reported"]) <= 1
    assert not plan or "neutral" in vendors or len(vendors) > 1
    assert all(matches[each.slug].kept_out == () for each in plan)
    assert all(one.met is not False for each in plan for one in matches[each.slug].eligibility)


@examples(30)
@given(cases())
def test_funding_has_no_band_of_its_own(case):
    found = matching(case.situation, case.catalogue).matches

    assert {(each.lock_in.low, each.lock_in.high, each.lock_in.band) for each in found if each.program.is_funding} <= {
        (None, None, "depends")
    }
    assert all(each.lock_in.band != "depends" for each in found if not each.program.is_funding)


def sections_with(case: Case, chosen: Program, *cohorts: Cohort) -> str:
    """Where a programme is once it has these intakes."""
    programs = tuple(replace(each, cohorts=cohorts) if each == chosen else each for each in case.catalogue.programs)
    found = matching(case.situation, replace(case.catalogue, programs=programs))
    return next(each.section for each in found.matches if each.program.slug == chosen.slug)


@examples(30)
@given(cases())
def test_a_programme_leaves_the_plan_the_day_after_its_intake_ends(case):
    as_of = case.situation.as_of
    for chosen in matching(case.situation, case.catalogue).plan.programs:
        window = replace(in_force(chosen, as_of), starts_on=None, disputed=False)
        ends_today, ended = replace(window, ends_on=as_of), replace(window, ends_on=as_of - timedelta(days=1))

        assert sections_with(case, chosen, ends_today) == "plan"
        assert sections_with(case, chosen, ended) == "not_eligible"


@examples(30)
@given(cases())
def test_a_programme_stays_in_the_plan_when_its_next_intake_has_begun(case):
    as_of = case.situation.as_of
    for chosen in matching(case.situation, case.catalogue).plan.programs:
        window = replace(in_force(chosen, as_of), disputed=False, ends_on=None)
        ended = replace(window, starts_on=None, ends_on=as_of - timedelta(days=1))
        begun, later = replace(window, starts_on=as_of), replace(window, starts_on=as_of + timedelta(days=1))

        assert sections_with(case, chosen, ended, begun) == "plan"
        assert sections_with(case, chosen, ended, later) == "announced"


@pytest.mark.parametrize("size", [1, 7, 512])
def test_a_batch_equals_its_singles(size, monkeypatch):
    situations = simulated(40, seed=31, days=DAYS)
    singles = [told(matching(each)) for each in situations]
    monkeypatch.setattr(parts, "CHUNK", size)

    assert [told(each) for each in matchings(situations)] == singles
    assert [told(each) for each in matchings(situations[::-1])] == singles[::-1]


def test_a_batch_equals_its_singles_with_many_candidates():
    numbers = tuple(replace(each, value=4) if each.code == "plan_candidates" else each for each in CATALOGUE.numbers)
    catalogue = replace(CATALOGUE, numbers=numbers)
    situations = simulated(30, seed=32, days=DAYS)

    found = [told(each) for each in matchings(situations, catalogue)]

    assert found == [told(matching(each, catalogue)) for each in situations]


def test_no_firms_have_no_matchings():
    assert match(CATALOGUE, IT, rate_all(IT, [])) == []


@examples(25)
@given(cases())
def test_the_lots_are_those_of_the_digest_of_what_was_stated_by_default(case):
    seed = digest({key: value for key, value in inputs_of(case.situation).items() if key != "as_of"})

    assert told(matching(case.situation, case.catalogue)) == told(matching(case.situation, case.catalogue, seed))


@examples(25)
@given(cases(), st.text(max_size=5))
def test_a_seed_changes_lots_only(case, seed):
    one, other = matching(case.situation, case.catalogue), matching(case.situation, case.catalogue, seed or "a")
    numbers = [
        {each.program.slug: (each.fit, each.contributions, each.first_place_share) for each in found.matches}
        for found in (one, other)
    ]

    assert numbers[0] == numbers[1]
    assert one.plan.reason == other.plan.reason
    assert one.plan.exposure_now == other.plan.exposure_now
    assert len(one.plan.programs) == len(other.plan.programs)
    assert one.plan.exposure_after[1] // 5 == other.plan.exposure_after[1] // 5


def finer(catalogue: Catalogue, times: int) -> Catalogue:
    """The same method in smaller units: every step still to go weighs so many times more."""
    for name in ("step_to_target", "step_beyond"):
        catalogue = with_number(name, int(catalogue.number[name]) * times, catalogue)
    return catalogue


@pytest.mark.parametrize("times", [10**4, 10**7, 10**10])
def test_numbers_of_any_size_are_kept_exactly(times):
    """Larger than the whole numbers that a processor's quick types hold; the smallest units change no result."""
    situations = simulated(60, seed=33, days=DAYS)

    found = [told(each) for each in matchings(situations, finer(QUICK, times))]

    assert found == [told(each) for each in matchings(situations, QUICK)]
