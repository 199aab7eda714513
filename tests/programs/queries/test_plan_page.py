"""A recommendation as a whole: steps, foundations, exposure and everything beside the plan."""

from datetime import date

import pytest
from matching_firms import CATALOGUE, IDLE, firm, only, simulated
from plans import a_page, changed

from programs.core.catalogue import Cohort

TIED = {"suppliers": ["aws"], "ai_tools": ["gemini"], "critical_supplier": "aws", "commitment": "over_12_months"}


def places(page) -> list[str]:
    """The programmes of every list, as often as they are told."""
    lists = (
        [each.entry for each in page.steps],
        [each.entry for each in page.best_others],
        [each.entry for each in page.more_others],
        page.announced,
        page.funding,
        page.not_eligible,
    )
    return [entry.slug for entries in lists for entry in entries]


@pytest.mark.parametrize("situation", simulated(12, seed=5))
def test_every_programme_is_in_exactly_one_place(situation):
    assert sorted(places(a_page(situation))) == sorted(CATALOGUE.by_slug)


def test_steps_are_those_of_the_plan_in_sequence():
    page = a_page()

    assert [each.entry.slug for each in page.steps] == page.plan["programs"]
    assert [each.number for each in page.steps] == [1, 2, 3][: len(page.steps)]
    assert len(page.steps) > 1


@pytest.mark.parametrize("situation", simulated(20, seed=8))
def test_a_vendors_step_has_a_neutral_one_beside_it(situation):
    page = a_page(situation)

    beside = [each.beside for each in page.steps if each.entry.vendor]

    assert [each.vendor for each in beside] == [""] * len(beside)
    assert [each.beside for each in page.steps if not each.entry.vendor and each.beside] == []


def test_the_neutral_choice_is_a_step_of_the_plan_where_there_is_one():
    two = only("aws-skill-builder", "aisg-ai4e")
    (vendor,) = [each for each in a_page(firm(1, hours_per_person="5-20"), two).steps if each.entry.vendor]

    assert (vendor.beside.slug, vendor.beside_number) == ("aisg-ai4e", 3 - vendor.number)


def test_the_neutral_choice_is_the_best_one_beside_a_plan_of_vendors():
    vendors = changed(only("aws-skill-builder", "google-genai-leader", "aisg-ai4e"), "aisg-ai4e", levels=(5, 5))
    page = a_page(firm(1), vendors)

    assert {each.entry.vendor for each in page.steps} == {"AWS", "Google"}
    assert {(each.beside.slug, each.beside_number) for each in page.steps} == {("aisg-ai4e", None)}


def test_only_the_best_three_alternatives_are_shown_at_once():
    page = a_page(firm(2, hours_per_person="under_5"))

    fits = [each.entry.match["fit"] for each in (*page.best_others, *page.more_others)]

    assert len(page.best_others) == 3
    assert len(fits) > 3
    assert fits == sorted(fits, reverse=True)


def test_first_place_is_told_where_it_is_known():
    page = a_page()

    assert {bool(each.first_place) for each in page.steps} == {True}
    assert {
        bool(each.first_place) == ("first_place_share" in each.entry.match)
        for each in (*page.best_others, *page.more_others)
    } == {True}


def test_foundation_that_a_step_lays_names_the_step():
    page = a_page(firm(2, goals=["customer_service"], GOV3=1))

    (found,) = page.foundations
    assert found.says.startswith("Do not let AI answer customers on its own yet.")
    assert found.question == "Who checks AI results that affect a customer, an employee or money?"
    assert found.step.number == 1
    assert "GOV3" in found.step.entry.program.raises


def test_foundation_that_no_programme_lays_has_no_step():
    (found,) = a_page(firm(2, goals=["demand_forecasting"], DAT3=1)).foundations

    assert found.says.startswith("One of your goals needs records of the past")
    assert found.step is None


def test_warnings_stand_beside_advice_and_foundations_apart():
    page = a_page(firm(2, **TIED, goals=["demand_forecasting"], VEN3=1, VEN5=2, DAT3=1))

    advised = {each.says[:30]: each.do[:30] for each in page.warnings}
    assert advised["You have a contract of more th"] == "Call models through one thin i"
    assert [each for each in page.warnings if "records of the past" in each.says] == []


def test_warning_of_a_rising_exposure_needs_no_advice_of_its_own():
    page = a_page(firm(1, **IDLE))

    assert page.direction == "up"
    assert [(each.says[:39], each.do) for each in page.warnings] == [("Following the plan ties you more to sup", "")]


@pytest.mark.parametrize(
    ("now", "after", "direction"),
    [((10.0, 40.0), (10.0, 45.0), "up"), ((10.0, 40.0), (12.0, 40.0), "same"), ((10.0, 40.0), (10.0, 39.9), "down")],
)
def test_direction_is_that_of_the_high_end(now, after, direction):
    page = a_page()
    page.plan["exposure_now"], page.plan["exposure_after"] = (
        dict(zip(("low", "high"), ends, strict=True)) for ends in (now, after)
    )

    assert (page.direction, page.is_range) == (direction, True)


def test_exposure_without_unknowns_is_no_range():
    page = a_page(firm(5, **IDLE))

    assert page.is_range is False


def test_sums_say_how_much_is_not_published():
    page = a_page(firm(2), only("aisg-ai4e", "ntuc-ai-ready-sg"))

    assert page.hours == "About 4 hours, plus 1 step whose length is not published"
    assert page.money == "Free, plus 1 step whose price is not published"


def test_sums_of_steps_that_publish_everything():
    page = a_page(firm(1), only("ssg-ai-courses", "google-genai-leader"))

    assert (page.hours, page.money) == ("About 22 hours", "About S$200")


def test_sums_of_steps_that_publish_nothing():
    page = a_page(firm(2), only("ntuc-ai-ready-sg"))

    assert (page.hours, page.money) == ("Not published", "Not published")


def test_plan_that_is_empty_keeps_its_reason():
    page = a_page(firm(5))

    assert (page.steps, page.coverage) == ([], 0)
    assert page.plan["reason"] == "Nothing is left to raise up to your targets and the next level."


def test_steps_that_one_can_no_longer_join_are_named():
    short = changed(
        only("aisg-ai4e", "google-genai-leader"), "aisg-ai4e", cohorts=(Cohort("open", None, date(2026, 12, 31)),)
    )

    names = [a_page(firm(1), short, day).no_longer_open for day in (date(2026, 12, 31), date(2027, 1, 1))]

    assert names == [[], ["AI for Everyone"]]


def test_neutral_choice_is_missing_where_the_catalogue_has_none():
    page = a_page(firm(1), only("aws-skill-builder", "google-genai-leader"))

    assert page.neutral is None
    assert {each.beside for each in page.steps} == {None}
