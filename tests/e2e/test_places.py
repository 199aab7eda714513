"""Every page in every state: accessible in both themes, never wider than the screen, no word torn apart.

Each place is reached once; then the window and the theme change, and the page stays.
"""

from collections.abc import Iterator

import pytest
from e2e import axe
from e2e.account_places import come_in  # noqa: F401  # adds its places
from e2e.browsing import LAPTOP, PHONE, WIDTHS
from e2e.firm_review_places import in_review  # noqa: F401  # adds its places
from e2e.journey import open_folds
from e2e.places import PLACES
from e2e.queue_places import a_queue  # noqa: F401  # adds its places
from e2e.review_places import mine  # noqa: F401  # adds its places
from e2e.workbench_places import sign_in  # noqa: F401  # adds its places
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
TORN_WORDS = """() => {
  const torn = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement.closest('.receipt, a[href^="http"]')) continue;
    for (const word of text.data.matchAll(/\\p{L}{2,20}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set(Array.from(range.getClientRects(), line => Math.round(line.top))).size > 1) torn.push(word[0]);
    }
  }
  return torn;
}"""
"""Words that begin on one line and end on another, as they do in a column that is too narrow."""
WIDER = """() => {
  const room = window.innerWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const isOut = (each) => each.getBoundingClientRect().right > room;
  const out = [...document.querySelectorAll('main *, footer *')].filter(isOut);
  return out.slice(0, 9).map((each) => each.outerHTML.slice(0, 60));
}"""
"""What reaches over the edge of a page that can be scrolled sideways."""


@pytest.mark.parametrize("place", PLACES)
def test_place_is_accessible_and_fits(journey, watch, place, screenshot):
    for status in ("404", "409", "422"):  # what says what is wrong is logged as a resource that failed
        watch.excuse(f"status of {status}")
        watch.excuse(f"Status Error Code {status}")
    PLACES[place](journey)
    page = journey.page
    screenshot(page, f"{place}-light")
    open_folds(page)
    axe.prepare(page)

    found = {f"at {width}: {problem}" for width in WIDTHS for problem in at_width(page, width)}

    screenshot(page, f"{place}-dark")
    assert found == set()


def test_one_pale_word_among_many_is_noticed(journey):
    journey.open("ranking")
    open_folds(journey.page)
    axe.prepare(journey.page)
    assert list(axe.colour_problems(journey.page)) == []

    journey.page.locator("tbody th").last.evaluate("cell => { cell.style.color = '#ddd'; }")

    (problem,) = axe.colour_problems(journey.page)
    assert "insufficient color contrast" in problem


def at_width(page: Page, width: int) -> Iterator[str]:
    page.set_viewport_size({"width": width, "height": 800})
    yield from (f"wider than the screen: {element}" for element in page.evaluate(WIDER))
    yield from (f"torn: {word}" for word in page.evaluate(TORN_WORDS))
    if width not in (PHONE.width, LAPTOP.width):
        return
    open_folds(page)
    yield from axe.problems(page)
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.bsTheme = theme; }", theme)
        yield from (f"{theme}: {problem}" for problem in axe.colour_problems(page))
