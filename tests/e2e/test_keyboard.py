"""The whole journey without a mouse: Tab, Space, arrow keys and Enter, typed blindly in the order of the page."""

import pytest
from e2e.keyboard import FOCUS, tab_until
from factories import PROFILE, a_submission, answers
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
UNDER_STRIP = """() => {
  const strip = document.getElementById('strip');
  const at = document.activeElement.closest('label') || document.activeElement;
  if (strip.contains(at) || at.closest('header, .skip')) return [];
  const bar = strip.getBoundingClientRect(), box = at.getBoundingClientRect();
  return bar.top <= box.top && box.top < bar.bottom ? [at.innerText] : [];
}"""
RESPONSES = answers(3, TEC4="unknown")


def choose(page: Page, name: str, steps: int) -> None:
    """Go to a group of option cards and take the one so many steps below the first, or above it if negative."""
    tab_until(page, name=name)
    key = "ArrowDown" if steps > 0 else "ArrowUp"
    for _step in range(abs(steps)):
        page.keyboard.press(key)
    if not steps:
        page.keyboard.press("Space")


def describe_firm(page: Page) -> None:
    tab_until(page, name="sector")
    page.keyboard.type("Wholesale")
    choose(page, "headcount", 3)
    choose(page, "has_employees", 0)
    for name, value in (("suppliers", "microsoft"), ("ai_tools", "chatgpt"), ("data", "staff")):
        tab_until(page, name=name, value=value)
        page.keyboard.press("Space")
    choose(page, "regulated", 1)
    tab_until(page, name="goals_0")
    page.keyboard.press("ArrowDown")
    choose(page, "ai_affects_people", 1)
    tab_until(page, text="Save and go to part 1")
    page.keyboard.press("Enter")


def test_journey_needs_no_mouse(journey, page):
    journey.open("landing")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["text"] == "Skip to content"
    tab_until(page, text="Start the full check")
    page.keyboard.press("Enter")
    page.wait_for_url("**/firm")
    describe_firm(page)
    for number in range(1, 8):
        expect(page.locator("#strip")).to_contain_text(f"Part {number} of 7")
        for code in journey.questions():
            choose(page, code, -1 if code == "TEC4" else 2)
            journey.hear(code, RESPONSES[code])
        tab_until(page, text="Save and continue")
        page.keyboard.press("Enter")
    page.wait_for_url("**/answers")
    tab_until(page, text="Get my result")
    page.keyboard.press("Enter")
    page.wait_for_url("**/result")

    assert journey.level() == "Level 2 of 5: Exploring"
    assert journey.submission.profile == PROFILE
    assert journey.submission.responses == RESPONSES


def test_focus_is_never_hidden_under_the_strip(journey, page):
    journey.open("part", a_submission().link, "str")
    hidden = []
    for _stop in range(25):
        page.keyboard.press("Tab")
        hidden += page.evaluate(UNDER_STRIP)

    assert hidden == []
