"""One owner's way through the site, as requests in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .http import Fields


@dataclass(frozen=True)
class Step:
    """A page to look at, or with fields a form to send. path: within the check, unless it begins with a slash."""

    name: str
    path: str
    fields: Fields | None = None

    def address(self, token: str) -> str:
        return self.path if self.path.startswith("/") else f"/check/{token}/{self.path}"


def steps(firm: dict[str, Any]) -> Iterator[Step]:
    """Yield the requests of a quick check: firm, seven parts, result. firm: its forms, as firms.py makes them."""
    yield Step("landing", "/")
    yield Step("start", "/start", {"mode": "quick"})
    yield Step("firm", "firm")
    yield Step("firm, saved", "firm", firm["facts"])
    for slug, answers in firm["parts"].items():
        yield Step("part", f"part/{slug}")
        yield Step("part, saved", f"part/{slug}", answers)
    yield Step("answers", "answers")
    yield Step("handed in", "submit", {})
    yield Step("result with plan", "result")
