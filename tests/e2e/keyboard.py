"""Going through a page with the keyboard alone, and looking at where the focus is."""

from collections.abc import Iterator

from e2e.journey import until
from playwright.sync_api import Page

FOCUS = """() => {
  const at = document.activeElement;
  const text = at.innerText.trim().replace(/\\s+/g, ' ');
  return {name: at.name || '', value: at.value || '', text, type: at.type || '', id: at.id};
}"""
UNSEEN = """() => {
  const at = document.activeElement;
  if (at === document.body) return 'nothing has the focus';
  const isHidden = ['checkbox', 'radio'].includes(at.type);
  const shown = isHidden && at.closest('label') || at;
  const box = shown.getBoundingClientRect(), look = getComputedStyle(shown);
  const says = `${at.tagName} ${at.name || ''} ${at.innerText.trim().slice(0, 40)}`;
  if (look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 2) return `no outline: ${says}`;
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  if (top >= bottom || left >= right) return `not on the screen: ${says}`;
  const lies = (down) => shown.contains(document.elementFromPoint((left + right) / 2, down));
  return lies(top + 4) || lies((top + bottom) / 2) ? '' : `covered: ${says}`;
}"""
"""What keeps the focus from being seen: none at all, no outline, off the screen, or under something else."""
MOST_STOPS = 250


def look(page: Page) -> None:
    """The focus is somewhere, and is seen."""
    unseen = page.evaluate(UNSEEN)
    assert unseen == "", unseen


def look_again(page: Page) -> None:
    """As above, once a part of the page was drawn anew: the focus goes there a moment after it."""
    until(page, lambda: page.evaluate("document.activeElement !== document.body"))
    look(page)


def stops(page: Page) -> Iterator[dict[str, str]]:
    """Press Tab again and again; yield what has the focus then."""
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        yield page.evaluate(FOCUS)


def tab_until(page: Page, *, watched: bool = False, **wanted: str) -> None:
    """Go on to where the focus is as wanted: name, value, text, type, id. watched: it must be seen at every stop."""
    for focus in stops(page):
        if watched:
            look(page)
        if all(focus[key] == value for key, value in wanted.items()):
            return
    raise AssertionError(f"Tab never reached {wanted}")
