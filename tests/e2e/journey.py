"""What a respondent does, in clicks. Pages are opened by name, answers given by question code."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from factories import PROFILE
from playwright.sync_api import Locator, Page, Response

from readiness.models import Submission

LISTS = {"sector": "sector", "goals": "goals_0"}
"""Facts that are picked from a list, and the list's name on the page; the others are option cards."""


@dataclass(frozen=True)
class Journey:
    page: Page
    address: str

    def open(self, name: str, *args: Any) -> Response | None:
        return self.page.goto(self.address + reverse(name, args=args))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def card(self, name: str, value: Any) -> Locator:
        return self.page.locator(f'label.option:has(input[name="{name}"][value="{value}"])')

    def is_chosen(self, name: str, value: Any) -> bool:
        return self.card(name, value).locator("input").is_checked()

    def answer(self, code: str, value: Any) -> None:
        self.card(code, value).click()

    def hear(self, name: str, value: Any) -> None:
        """Return when the page has heard that an answer or a fact is saved."""

        def is_heard() -> bool:
            shown = json.loads(self.page.locator("#shown").input_value()).get(name)
            return value in shown if isinstance(shown, list) else value == shown

        until(self.page, is_heard)

    def answer_and_wait(self, name: str, value: Any) -> None:
        self.answer(name, value)
        self.hear(name, value)

    def start(self, mode: str = "full") -> None:
        self.open("landing")
        self.press(f"Start the {mode} check")

    def describe_firm(self, profile: Mapping[str, Any] = PROFILE) -> None:
        for fact, given in profile.items():
            for value in [given] if isinstance(given, str) else given:
                if fact in LISTS:
                    self.page.locator(f'[name="{LISTS[fact]}"]').select_option(value)
                else:
                    self.card(fact, value).click()
        self.press("Save and go to part 1")

    def questions(self) -> list[str]:
        """The codes of the questions on this page."""
        return [
            str(place).upper()
            for place in self.page.locator("fieldset.question").evaluate_all("all => all.map(one => one.id)")
        ]

    def answer_part(self, responses: Mapping[str, Any]) -> None:
        for code in self.questions():
            self.answer(code, responses[code])
        self.press("Save and continue")

    def answer_all(self, responses: Mapping[str, Any]) -> None:
        """From the first part to the page that shows all answers."""
        for _part in range(7):
            self.answer_part(responses)

    def level(self) -> str:
        """What the result page states, such as "Level 3 of 5: Practising"."""
        return self.page.locator("#level-h").inner_text().replace("\n", " ")

    @property
    def submission(self) -> Submission:
        """The one that the tab's address opens."""
        token = self.page.url.split("/check/")[1].split("/")[0]
        return next(each for each in Submission.objects.all() if each.link == token)


def until(page: Page, condition: Callable[[], bool]) -> None:
    """Let the page go on until something is so; for what no locator can wait for."""
    for _try in range(200):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError("This never came true on " + page.url)


def open_folds(page: Page) -> None:
    page.locator("details:not([open])").evaluate_all("all => all.forEach(one => { one.open = true; })")
