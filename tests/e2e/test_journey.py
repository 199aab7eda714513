"""From the first page to the result, as most people will walk it."""

import pytest
from e2e.browsing import SCREENS
from factories import answers
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
UNEVEN = answers(3, TEC4="unknown") | {f"DAT{number}": 2 for number in range(1, 6)} | {"VAL1": 4, "GOV5": 5}
"""Parts 3 3 2 3 3 3 3: base 3, weakest part allows 3, but the unknown TEC4 is a gate at 2. Known, it could be 3."""


@pytest.mark.parametrize("screen", SCREENS, indirect=True, ids=str)
def test_journey_ends_with_the_level_of_the_answers(journey, page, screenshot):
    journey.open("landing")
    screenshot(page, "1-landing")
    journey.press("Start the full check")
    expect(page).to_have_title("Your firm - AI Readiness Check")
    screenshot(page, "2-firm")
    journey.describe_firm()
    for number in range(1, 8):
        expect(page.locator("#strip")).to_contain_text(f"Part {number} of 7")
        screenshot(page, f"3-part-{number}")
        journey.answer_part(UNEVEN)
    expect(page).to_have_title("Check your answers - AI Readiness Check")
    screenshot(page, "4-answers")
    journey.press("Get my result")

    expect(page).to_have_title("Your result - AI Readiness Check")
    screenshot(page, "5-result")
    assert journey.level() == "Level 2 of 5: Exploring"
    expect(page.locator(".verdict__range")).to_have_text("could be level 3")
    assert journey.submission.responses == UNEVEN


@pytest.mark.parametrize("screen", SCREENS, indirect=True, ids=str)
def test_firm_without_facts_names_each_and_keeps_the_given(journey, page, watch, screenshot):
    watch.excuse("status of 422")
    journey.start()
    journey.card("headcount", "25-49").click()
    journey.press("Save and go to part 1")

    expect(page.get_by_role("alert")).to_contain_text("There are 8 things to fix")
    screenshot(page, "firm")
    assert journey.is_chosen("headcount", "25-49")
    page.get_by_role("alert").get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.name || document.activeElement.id") == "sector"
