"""Owners who walk their journeys while things break: they send again what was not acknowledged, as people do."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from faults.ledger import Ledger, Told

from programs.bench.load.http import Answer, Browser, NoAnswer
from programs.bench.load.journey import Step, steps

PAUSE = 0.5
"""Seconds until somebody sends again."""
GIVES_UP = 90
WRONG_CODE = Step("a wrong code", "/resume/code", {"code": "2222-2222-2222"})
"""Counted in the cache, so that nobody can guess codes: refused, or refused for being too many, and never a 500."""
REVIEW = {"email": "owner@example.test", "message": "", "consent": "on"}


class Wrong(AssertionError):
    """A page that nobody should see."""


class Owners:
    def __init__(self, port: int, firms: Iterator[dict[str, Any]]) -> None:
        self.port, self.firms = port, firms
        self.ledger = Ledger()
        self.answers: Counter[str] = Counter()
        self.last_trouble = self.last_journey = 0.0
        self.sentences: set[str] = set()
        self.is_over = False

    async def walk(self, at_once: int) -> None:
        async with asyncio.TaskGroup() as group:
            for _person in range(at_once):
                group.create_task(self._person())

    async def _person(self) -> None:
        browser = Browser(self.port, encoding="identity")
        with closing(browser):
            while not self.is_over:
                browser.cookies.clear()
                await self._journey(browser)

    async def _journey(self, browser: Browser) -> None:
        told = Told("")
        for step in (*steps(next(self.firms)), WRONG_CODE, Step("asked for a review", "review", REVIEW)):
            answer = await self._until_acknowledged(browser, step, told.token)
            if step.name == "start":
                told.token = answer.location.split("/")[2]
                self.ledger.firms.append(told)
            if step.fields is not None:
                told.acknowledge(step)
        self.last_journey = time.monotonic()

    async def _until_acknowledged(self, browser: Browser, step: Step, token: str) -> Answer:
        path, deadline, tries = step.address(token), time.monotonic() + GIVES_UP, 0
        while time.monotonic() < deadline:
            tries += 1
            answer = await self._try(browser, path, step)
            if answer and self._is_acknowledged(answer, step, tries):
                return answer
            self.last_trouble = time.monotonic()
            await asyncio.sleep(PAUSE)
        raise Wrong(f"{path} was not acknowledged within {GIVES_UP} s")

    async def _try(self, browser: Browser, path: str, step: Step) -> Answer | None:
        try:
            answer = await (browser.get(path) if step.fields is None else browser.post(path, step.fields))
        except NoAnswer:
            self.answers["none"] += 1
            return None
        self.answers[str(answer.status)] += 1
        return answer

    def _is_acknowledged(self, answer: Answer, step: Step, tries: int) -> bool:
        if answer.status == (200 if step.fields is None else 302):
            return True
        if step is WRONG_CODE and answer.status in (422, 429):
            return True
        if answer.status == 409 and tries > 1:  # it was done the first time, and its answer was lost
            return True
        if answer.status != 503:
            raise Wrong(f"{step.name} answers {answer.status}: {answer.body[-3000:].decode(errors='replace')}")
        self._look_at(answer)
        return False

    def _look_at(self, answer: Answer) -> None:
        """A page that says what is wrong is a page like any other: with its policy, and without a stack trace."""
        text = answer.body.decode()
        if "Traceback" in text or "<h1>" not in text or "default-src" not in answer.headers["content-security-policy"]:
            raise Wrong(text[-3000:])
        self.sentences.add(text.partition("<h1>")[2].partition("</h1>")[0])
