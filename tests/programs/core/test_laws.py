"""What holds for every firm and every catalogue, whatever the numbers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_firms import CATALOGUE, DAYS, IT, cases, matching, matchings, simulated, told
from strategies import examples

from programs.core import matching as chunks
from programs.core.columns import SECTIONS
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


@examples(60)
@given(cases())
def test_a_plan_never_holds_what_it_must_not(case):
    found = matching(case.situation, case.catalogue)
    plan, matches = found.plan.programs, {each.program.slug: each for each in found.matches}
    vendors = {each.vendor for each in plan}

    assert len(plan) <= 3
    assert all(each.kind != "funding" and each.cohorts[0].status in ("open", "reported") for each in plan)
    assert all(each.cohorts[0].starts_on is None or each.cohorts[0].starts_on <= case.situation.as_of for each in plan)
    assert [each for each in plan[:1] if each.cohorts[0].status == "reported"] == []
    assert len([each for each in plan if each.cohorts[0].status == "reported"]) <= 1
    assert not plan or "neutral" in vendors or len(vendors) > 1
    assert all(matches[each.slug].kept_out == () for each in plan)
    assert all(one.met is not False for each in plan for one in matches[each.slug].eligibility)


@examples(30)
@given(cases())
def test_a_programme_leaves_the_plan_the_day_after_its_intake_ends(case):
    as_of = case.situation.as_of
    for chosen in matching(case.situation, case.catalogue).plan.programs:
        for ends_on, may_be_in in ((as_of, True), (as_of - timedelta(days=1), False)):
            window = replace(chosen.cohorts[0], starts_on=None, ends_on=ends_on, disputed=False)
            programs = tuple(
                replace(each, cohorts=(window,)) if each == chosen else each for each in case.catalogue.programs
            )
            found = matching(case.situation, replace(case.catalogue, programs=programs))
            section = next(each.section for each in found.matches if each.program.slug == chosen.slug)
            assert (section == "plan") if may_be_in else (section == "not_eligible")


@pytest.mark.parametrize("size", [1, 7, 512])
def test_a_batch_equals_its_singles(size, monkeypatch):
    situations = simulated(40, seed=31, days=DAYS)
    singles = [told(matching(each)) for each in situations]
    monkeypatch.setattr(chunks, "CHUNK", size)

    assert [told(each) for each in matchings(situations)] == singles
    assert [told(each) for each in matchings(situations[::-1])] == singles[::-1]


def test_a_batch_equals_its_singles_with_many_candidates():
    numbers = tuple(replace(each, value=4) if each.code == "plan_candidates" else each for each in CATALOGUE.numbers)
    catalogue = replace(CATALOGUE, numbers=numbers)
    situations = simulated(30, seed=32, days=DAYS)

    found = [told(each) for each in matchings(situations, catalogue)]

    assert found == [told(matching(each, catalogue)) for each in situations]


def test_no_firms_have_no_matchings():
    assert chunks.match(CATALOGUE, IT, rate_all(IT, [])) == []


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
