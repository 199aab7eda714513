"""The screens that are tried, and a watch over what a browser complains about."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext


class Screen(NamedTuple):
    width: int
    height: int
    javascript: bool = True

    def __str__(self) -> str:
        return f"{self.width}{'' if self.javascript else '-without-javascript'}"


PHONE = Screen(360, 740)
LAPTOP = Screen(1280, 800)
SCREENS = (PHONE, LAPTOP, PHONE._replace(javascript=False), LAPTOP._replace(javascript=False))
WIDTHS = (320, 360, 768, 1280)


@dataclass
class Watch:
    """What went wrong in any tab: console errors (a breach of the CSP is one), script errors, foreign requests."""

    address: str
    problems: list[str] = field(default_factory=list)
    excused: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("console", lambda message: message.type == "error" and self._note(message.text))
        context.on("weberror", lambda error: self._note(str(error.error)))
        context.on("request", lambda request: self._check(request.url))

    def excuse(self, part_of_message: str) -> None:
        """Let one kind of complaint pass, because this very test provokes it."""
        self.excused.append(part_of_message)

    def _check(self, url: str) -> None:
        if not url.startswith((self.address + "/", "data:", "blob:")):
            self._note(f"request to {url}")

    def _note(self, problem: Any) -> None:
        if not any(part in problem for part in self.excused):
            self.problems.append(problem)
