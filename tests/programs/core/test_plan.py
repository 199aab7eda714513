"""The plan of small catalogues, where the right one is plain to see."""

from dataclasses import replace
from fractions import Fraction

import pytest
from matching_firms import CATALOGUE, PROFILE, by_slug, firm, matching, planned, with_number, with_values

from programs.core.catalogue import Catalogue, Cohort, Program
from readiness.core.responses import Situation

PLAIN = replace(
    with_values(CATALOGUE.by_slug["aisg-ai4e"], **dict.fromkeys(("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"), 0)),
    levels=(1, 5),
    hours=2,
    money=0,
    raises={},
    confidence="official",
)
"""A neutral course without any tie."""
REPORTED = Cohort("reported")


def entry(slug: str, changes: dict[str, object] | None = None, **raises: int) -> Program:
    return replace(PLAIN, slug=slug, raises=raises, **(changes or {}))


def of(*programs: Program) -> Catalogue:
    return replace(CATALOGUE, programs=programs)


def lacking(*programs: Program, **given: object) -> Situation:
    """A firm that lacks what these programmes raise and nothing else."""
    return firm(5, **({code: 1 for each in programs for code in each.raises} | given))


def plan_of(*programs: Program, **given: object) -> list[str]:
    return planned(matching(lacking(*programs, **given), of(*programs), "held"))


def test_each_entry_lifts_a_step_that_the_others_do_not():
    assert plan_of(entry("one", STR1=3), entry("same", {"hours": 3}, STR1=3)) == ["one"]


def test_a_plan_has_at_most_three_entries():
    programs = [entry(f"p{number}", **{f"VAL{number}": 3}) for number in (1, 2, 3, 5)]

    assert len(plan_of(*programs)) == 3


def test_a_reported_intake_is_never_alone_and_never_first():
    reported = entry("reported", {"cohorts": (REPORTED,), "levels": (1, 5)}, STR1=3)
    open_ = entry("open", {"levels": (2, 5)}, STR2=3)

    assert plan_of(reported) == []
    assert plan_of(reported, open_) == ["open", "reported"]


def test_at_most_one_intake_of_a_plan_is_reported():
    programs = [entry(f"p{number}", {"cohorts": (REPORTED,)}, **{f"VAL{number}": 3}) for number in (1, 2)]

    assert len(plan_of(*programs, entry("open", STR1=3))) == 2


def test_what_only_a_reported_intake_lifts_counts_half():
    open_, certain = entry("open", STR2=5), entry("certain", STR4=5)
    reported = replace(certain, cohorts=(REPORTED,))
    situation = lacking(open_, certain)

    coverages = [
        matching(situation, of(*programs), "held").plan.coverage
        for programs in ((open_,), (open_, reported), (open_, certain))
    ]

    assert coverages == [Fraction(1, 2), Fraction(3, 4), 1]


def test_a_vendor_entry_stands_beside_a_neutral_one_or_another_vendor():
    aws, other = {"vendor": "aws"}, {"vendor": "google"}

    assert plan_of(entry("aws", aws, STR1=3)) == []
    assert plan_of(entry("aws", aws, STR1=3), entry("again", aws, STR2=3)) == []
    assert sorted(plan_of(entry("aws", aws, STR1=3), entry("google", other, STR2=3))) == ["aws", "google"]
    assert sorted(plan_of(entry("aws", aws, STR1=3), entry("neutral", STR2=3))) == ["aws", "neutral"]


@pytest.mark.parametrize(("hours", "size"), [("under_5", 1), ("5-20", 2), ("unknown", 2)])
def test_hours_together_stay_within_the_band(hours, size):
    programs = [entry("one", {"hours": 3}, STR1=3), entry("two", {"hours": 3}, STR2=3)]

    assert len(plan_of(*programs, hours_per_person=hours)) == size


@pytest.mark.parametrize(("budget", "size"), [("none", 0), ("under_200", 2), ("200-1000", 2)])
def test_unknown_money_counts_for_a_hundred(budget, size):
    programs = [entry("one", {"money": None}, STR1=3), entry("two", {"money": None}, STR2=3)]

    assert len(plan_of(*programs, budget_per_person=budget)) == size


def test_unknown_hours_count_for_ten():
    programs = [entry(f"p{number}", {"hours": None}, **{f"VAL{number}": 3}) for number in (1, 2, 3)]

    assert len(plan_of(*programs, hours_per_person="5-20")) == 2


def test_less_exposure_wins_among_sets_that_are_nearly_as_good():
    free, tied = entry("free", STR1=3), with_values(entry("tied", STR1=3), F4=4, F6=4)

    found = matching(firm(5, STR1=1), of(tied, free), "held")

    assert planned(found) == ["free"]


def test_fewer_hours_win_among_equals():
    long = entry("long", {"hours": 4}, STR1=3)

    assert plan_of(long, entry("short", {"hours": 1}, STR1=3)) == ["short"]


def test_equals_are_drawn_by_lot():
    programs = of(entry("one", STR1=3), entry("two", STR1=3))

    drawn = {planned(matching(firm(2), programs, str(seed)))[0] for seed in range(20)}

    assert drawn == {"one", "two"}


def test_what_a_better_plan_would_have_cost_is_told():
    """The best covers 1/10 more at most; it is given up for less exposure."""
    tied = with_values(entry("tied", STR1=3, STR2=3, STR3=3), F3=4, F4=4)
    free = entry("free", STR1=3, STR2=3, STR3=3, STR4=3)
    answers = {"VEN3": 5, "VEN4": 5, "commitment": "none", "critical_supplier": "none", "goals": ["documents"]}
    more = replace(tied, raises={"STR1": 3, "STR2": 3, "STR3": 3, "STR4": 3, "STR5": 3})
    number = with_number("plan_tolerance", "1/2")

    found = matching(firm(2, **answers), replace(number, programs=(more, free)), "held").plan

    assert [each.slug for each in found.programs] == ["free"]
    assert [each.slug for each in found.traded.programs] == ["tied"]
    assert found.traded.coverage > 0
    assert found.traded.exposure == 30


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_traded_when_the_plan_is_of_the_best_value(seed):
    """Two sets of the same value; the one with less exposure is the plan, so nothing was given up."""
    programs = of(entry("free", STR1=3), with_values(entry("tied", STR1=3), F3=4, F4=4))
    found = matching(firm(2, VEN3=5, VEN4=5), programs, str(seed)).plan

    assert [each.slug for each in found.programs] == ["free"]
    assert found.traded is None


@pytest.mark.parametrize(
    ("programs", "given", "reason"),
    [
        ((entry("one", STR1=3),), {"level": 5}, "no_steps"),
        ((entry("one", {"cohorts": (Cohort("unknown"),)}, STR1=3),), {}, "nothing_open"),
        ((entry("one", {"cohorts": (Cohort("ended"),)}, STR1=3),), {}, "nothing_open"),
        ((entry("one", {"kind": "funding"}, STR1=3),), {}, "nothing_open"),
        ((entry("one", {"audience": ("owner",)}, STR1=3),), {"learners": ["staff"]}, "nothing_open"),
        ((entry("one", STR1=2),), {}, "nothing_lifts"),
        ((entry("one", {"hours": 6}, STR1=3),), {"hours_per_person": "under_5"}, "nothing_fits"),
        ((entry("one", {"money": 1}, STR1=3),), {"budget_per_person": "none"}, "nothing_fits"),
    ],
)
def test_an_empty_plan_says_why(programs, given, reason):
    found = matching(firm(**given), of(*programs), "held").plan

    assert (found.programs, found.reason, found.coverage, found.traded) == ((), reason, Fraction(0), None)
    assert found.exposure_after == found.exposure_now


@pytest.mark.parametrize(("levels", "place"), [((3, 5), True), ((4, 5), False), ((1, 1), True), ((1, 5), True)])
def test_a_level_more_than_one_outside_is_kept_out_and_considered(levels, place):
    one = by_slug(matching(firm(2), of(entry("one", {"levels": levels}, STR1=3)), "held"))["one"]

    assert (one.section, one.kept_out) == (("plan", ()) if place else ("consider", ("level",)))


def test_hours_and_money_above_the_band_are_told_with_the_level():
    changes = {"levels": (4, 5), "hours": 6, "money": 1}
    given = {"hours_per_person": "under_5", "budget_per_person": "none"}

    one = by_slug(matching(firm(2, **given), of(entry("one", changes, STR1=3)), "held"))["one"]

    assert (one.section, one.kept_out) == ("consider", ("level", "hours", "money"))


def test_the_lower_end_of_the_level_band_comes_first():
    high, low = entry("high", {"levels": (2, 4)}, STR1=3), entry("low", {"levels": (1, 4)}, STR2=3)

    assert plan_of(high, low) == ["low", "high"]


def test_owner_and_managers_come_before_staff_and_developers():
    staff = entry("staff", {"audience": ("staff", "developers")}, STR1=3)
    managers = entry("managers", {"audience": ("staff", "managers"), "formats": ()}, STR2=3)

    assert plan_of(staff, managers) == ["managers", "staff"]


def test_the_better_fit_comes_first_among_the_rest():
    less, more = entry("less", STR2=3), entry("more", {"goals": ("documents",)}, STR4=3)

    assert plan_of(less, more) == ["more", "less"]


def test_a_missing_foundation_comes_first():
    usual, oversight = entry("usual", {"levels": (1, 4)}, STR1=3), entry("oversight", {"levels": (2, 4)}, GOV3=3)
    found = matching(lacking(usual, oversight, goals=["customer_service"]), of(usual, oversight), "held")

    assert planned(found) == ["oversight", "usual"]
    assert [(each.code, each.question, program.slug) for each, program in found.foundations] == [
        ("W7", "GOV3", "oversight")
    ]


def test_a_foundation_that_nothing_raises_is_named_without_a_programme():
    found = matching(firm(2, goals=["energy"]), of(entry("one", STR1=3)), "held")

    assert [(each.code, each.question, program) for each, program in found.foundations] == [("W6", "DAT3", None)]


@pytest.mark.parametrize("turned", [False, True])
def test_entries_that_raise_the_same_foundation_keep_their_order(turned):
    """Whichever is listed first in the catalogue: the lower end of the level band decides between them."""
    late, early = entry("late", {"levels": (2, 4)}, GOV3=3, STR1=3), entry("early", {"levels": (1, 4)}, GOV3=3, STR2=3)
    programs = (early, late) if turned else (late, early)

    assert plan_of(*programs, goals=["customer_service"]) == ["early", "late"]


def test_an_entry_that_does_not_lift_the_foundation_does_not_count_as_raising_it():
    claims, usual = entry("claims", {"levels": (2, 4)}, GOV3=2, STR1=3), entry("usual", STR2=3)
    found = matching(lacking(claims, usual, GOV3=2, goals=["customer_service"]), of(claims, usual), "held")

    assert planned(found) == ["usual", "claims"]
    assert [program for _each, program in found.foundations] == [None]


def test_a_funding_entry_is_never_in_a_plan_and_changes_no_number():
    grant = with_values(entry("grant", {"kind": "funding"}, STR2=5), F4=4)
    usual = matching(firm(2), of(entry("one", STR1=3)), "held")
    found = matching(firm(2), of(entry("one", STR1=3), replace(grant, raises={})), "held")

    assert found.plan == usual.plan
    assert by_slug(found)["grant"].section == "funding"


def test_the_facts_of_the_tests_are_those_of_a_firm_in_use():
    assert (PROFILE["suppliers"], PROFILE["ai_tools"]) == (["aws"], ["chatgpt"])
