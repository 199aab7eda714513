"""The accessibility rules of axe, and colours judged once for each look instead of once for each word.

Nearly all of axe's time goes into contrast, and a page of 35 questions repeats the same few looks. What looks alike,
by its own style and class and those of all it lies in, has the same contrast.
"""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
SETTINGS = {
    "resultTypes": ["violations"],
    "preload": False,  # it would ask for style sheets again, from the wrong folder
}
STRUCTURE = SETTINGS | {"runOnly": TAGS, "rules": {rule: {"enabled": False} for rule in COLOURS}}
LOOKS = """(options) => {
  const STYLES = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'position', 'fontSize', 'fontWeight'];
  const looks = new Map(), known = new Map();
  const look = (one) => {
    if (!one) return '';
    if (!known.has(one)) {
      const is = getComputedStyle(one);
      const own = STYLES.map((style) => is[style]);
      known.set(one, [look(one.parentElement), one.tagName, one.className, ...own].join());
    }
    return known.get(one);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const holds = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && holds.checkVisibility()) looks.set(look(holds), holds);
  }
  document.querySelectorAll('input, textarea').forEach((each) => looks.set(look(each), each));
  return axe.run({include: [...looks.values()]}, options);
}"""


def prepare(page: Page) -> None:
    """Bring axe into a page, once; it stays until the page is left."""
    page.evaluate(Axe().axe_script)


def problems(page: Page) -> Iterator[str]:
    """What is wrong but for colours, which is the same in every theme."""
    return _told(page.evaluate("options => axe.run(options)", STRUCTURE))


def colour_problems(page: Page) -> Iterator[str]:
    return _told(page.evaluate(LOOKS, SETTINGS | {"runOnly": COLOURS}))


def _told(found: dict[str, Any]) -> Iterator[str]:
    for violation in found["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']} {node['target']} {node['failureSummary']}"
