"""Reading a page as a person or a browser would."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test.html import Element, parse_html

Page = HttpResponse | Element


def elements(page: Page, **wanted: str) -> list[Element]:
    """Return the elements with all of these attributes; class_ stands for class."""
    named = {name.rstrip("_"): value for name, value in wanted.items()}
    return [each for each in _inside(parsed(page)) if named.items() <= attributes(each).items()]


def element(page: Page, id_: str) -> Element:
    """Return the one element with an id."""
    (found,) = elements(page, id=id_)
    return found


def attributes(found: Element) -> dict[str, Any]:
    return dict(found.attributes)


def attribute(page: Page, id_: str, name: str) -> str | None:
    """Return an attribute of the element with an id, None if it has none."""
    return attributes(element(page, id_)).get(name)


def says(page: Page, id_: str = "") -> str:
    """Return the text of the element with an id, or of the whole page, with single spaces."""
    inside = element(page, id_) if id_ else parsed(page)
    return " ".join(" ".join(_texts(inside)).split())


def parsed(page: Page) -> Element:
    return page if isinstance(page, Element) else parse_html(page.content.decode())


def _inside(found: Element) -> Iterator[Element]:
    yield found
    for child in found.children:
        if isinstance(child, Element):
            yield from _inside(child)


def _texts(found: Element) -> Iterator[str]:
    for child in found.children:
        if isinstance(child, Element):
            yield from _texts(child)
        else:
            yield child
