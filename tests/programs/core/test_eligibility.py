"""Conditions are met, not met or unknown; only what is not met keeps a programme from a firm."""

from dataclasses import replace
from datetime import date

import pytest
from matching_firms import CATALOGUE, by_slug, firm, matching, with_program

from programs.core.catalogue import Cohort

SLUG = "aisg-ai4e"


def met(condition, catalogue=None, **given):
    changed = catalogue or with_program(SLUG, conditions=(condition,))
    found = by_slug(matching(firm(**given), changed))[SLUG]
    assert (found.section == "not_eligible") is any(each.met is False for each in found.eligibility)
    return {each.code: each.met for each in found.eligibility}[condition]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (("yes", "10-24", None), True),
        (("yes", "100-200", "over_100m"), True),
        (("yes", "over_200", "10m-100m"), True),
        (("yes", "over_200", "over_100m"), False),
        (("yes", "over_200", "unknown"), None),
        (("yes", "over_200", None), None),
        (("no", "1-4", "under_1m"), False),
        (("unknown", "1-4", "under_1m"), None),
        ((None, "over_200", "over_100m"), False),
        ((None, "1-4", None), None),
    ],
)
def test_an_sme_is_local_and_small_by_people_or_by_sales(facts, expected):
    given = dict(zip(("local_shareholding", "headcount", "turnover"), facts, strict=True))

    assert met("sme", **{key: value for key, value in given.items() if value}) is expected


@pytest.mark.parametrize(
    ("local", "learners", "expected"),
    [
        ("yes", ["staff"], True),
        ("no", ["developers"], True),
        ("no", ["staff", "mid_career"], True),
        ("no", ["staff", "owner"], False),
        ("no", None, None),
        ("unknown", ["staff"], None),
    ],
)
def test_developers_and_mid_career_workers_need_no_sme(local, learners, expected):
    assert met("sme_or_learner", local_shareholding=local, **({"learners": learners} if learners else {})) is expected


@pytest.mark.parametrize("condition", ["union", "ctc"])
@pytest.mark.parametrize(("given", "expected"), [("yes", True), ("no", False), ("unknown", None), (None, None)])
def test_membership_is_what_the_firm_says(condition, given, expected):
    assert met(condition, **({condition: given} if given else {})) is expected


@pytest.mark.parametrize(("has_employees", "expected"), [("yes", None), ("no", False)])
def test_an_owner_alone_has_no_resident_staff(has_employees, expected):
    assert met("residents", has_employees=has_employees) is expected


@pytest.mark.parametrize("condition", ["taxable_profit", "business_problem", "apply_first"])
def test_what_is_never_asked_is_unknown(condition):
    assert met(condition) is None


@pytest.mark.parametrize(
    ("audience", "learners", "expected"),
    [
        ((), ["staff"], True),
        (("owner",), None, True),
        (("owner", "staff"), ["staff", "developers"], True),
        (("owner",), ["staff", "developers"], False),
    ],
)
def test_the_audience_is_met_by_one_of_those_who_would_learn(audience, learners, expected):
    given = {"learners": learners} if learners else {}

    assert met("audience", with_program(SLUG, audience=audience), **given) is expected


TODAY, TOMORROW, YESTERDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 19)


@pytest.mark.parametrize(
    ("window", "expected", "section"),
    [
        (Cohort("open"), True, "consider"),
        (Cohort("open", TODAY, TODAY), True, "consider"),
        (Cohort("open", None, YESTERDAY), False, "not_eligible"),
        (Cohort("open", None, YESTERDAY, disputed=True), None, "consider"),
        (Cohort("open", TOMORROW), None, "announced"),
        (Cohort("reported", YESTERDAY), None, "announced"),
        (Cohort("reported", YESTERDAY, TOMORROW), True, "announced"),
        (Cohort("reported", YESTERDAY, YESTERDAY), False, "not_eligible"),
        (Cohort("unknown"), None, "announced"),
        (Cohort("unknown", None, YESTERDAY, disputed=True), None, "announced"),
        (Cohort("ended"), False, "not_eligible"),
    ],
)
def test_a_window_is_met_inside_it(window, expected, section):
    """The levels keep it out of every plan, so that the section is that of its intake."""
    catalogue = with_program(SLUG, cohorts=(window,), levels=(5, 5))

    assert met("window", catalogue) is expected
    assert by_slug(matching(firm(), catalogue))[SLUG].section == section


def test_conditions_are_told_after_window_and_audience():
    found = by_slug(matching(firm()))["psg-ai-solutions"]

    assert [each.code for each in found.eligibility] == ["window", "audience", "sme", "apply_first"]


def test_funding_is_a_section_of_its_own_but_for_those_who_cannot_have_it():
    found = by_slug(matching(firm(ctc="no", union="yes")))

    assert (found["ntuc-ctc-grant"].section, found["ntuc-utap"].section) == ("not_eligible", "funding")


def test_a_new_programme_needs_no_code():
    new = replace(CATALOGUE.by_slug[SLUG], slug="new", vendor="anthropic", conditions=("ctc", "sme"))
    catalogue = replace(CATALOGUE, programs=(*CATALOGUE.programs, new))

    found = by_slug(matching(firm(ctc="yes", local_shareholding="yes"), catalogue))["new"]

    assert [each.met for each in found.eligibility] == [True, True, True, True]


SPRING, AUTUMN = Cohort("open", date(2026, 1, 1), date(2026, 6, 30)), Cohort("reported", date(2026, 12, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), SPRING),
        (date(2026, 6, 30), SPRING),
        (date(2026, 7, 1), AUTUMN),
        (date(2026, 12, 1), AUTUMN),
    ],
)
def test_intake_in_force_is_the_first_that_has_not_ended(day, expected):
    program = CATALOGUE.by_slug[SLUG]

    assert replace(program, cohorts=(SPRING, AUTUMN)).cohort_on(day) == expected


def test_programme_whose_intakes_have_all_ended_has_ended():
    catalogue = with_program(SLUG, cohorts=(SPRING, Cohort("ended")), levels=(5, 5))

    assert met("window", catalogue) is False
