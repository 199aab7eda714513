"""Every page in every state: accessible in both themes, never wider than the screen, no word torn apart."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from e2e.account_places import come_in  # noqa: F401  # adds its places
from e2e.browsing import LAPTOP, PHONE, WIDTHS
from e2e.firm_review_places import in_review  # noqa: F401  # adds its places
from e2e.journey import open_folds
from e2e.places import PLACES
from e2e.workbench_places import sign_in  # noqa: F401  # adds its places
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("place", PLACES)]
AXE = Axe()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,  # it would ask for style sheets again, from the wrong folder
}

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


@pytest.fixture
def there(journey, watch, place) -> Page:
    for status in ("404", "409", "422"):  # a page that says what is wrong is logged as a resource that failed
        watch.excuse(f"status of {status}")
    PLACES[place](journey)
    return journey.page


def test_place_is_accessible_in_both_themes(there, place, screenshot):
    screenshot(there, f"{place}-light")
    found = set()
    for theme in ("light", "dark"):
        there.evaluate("theme => { document.documentElement.dataset.bsTheme = theme; }", theme)
        for screen in (PHONE, LAPTOP):
            _resize(there, screen.width)
            open_folds(there)
            found |= {f"{theme} at {screen}: {problem}" for problem in _problems(there)}
    screenshot(there, f"{place}-dark")

    assert found == set()


def test_place_fits_every_width(there):
    open_folds(there)
    wider, torn = [], {}
    for width in WIDTHS:
        _resize(there, width)
        if there.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wider.append(width)
        torn[width] = there.evaluate(TORN_WORDS)

    assert wider == []
    assert torn == {width: [] for width in WIDTHS}


def _problems(page: Page) -> Iterator[str]:
    for violation in AXE.run(page, options=RULES).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']} {node['target']} {node['failureSummary']}"


def _resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
