"""Walk journeys for some seconds: `python -m programs.bench.load PORT AT_ONCE SECONDS < firms.json`.

Prints JSON: how many journeys ended within how many seconds, and each page's times in ms.
"""

import asyncio
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from .http import Browser
from .journey import steps

Times = dict[str, list[float]]


async def walk(browser: Browser, firm: dict[str, Any], times: Times) -> None:
    """Walk one journey. Raises ValueError at the first answer that is none: its time would mean nothing."""
    token = ""
    for step in steps(firm):
        begun = time.perf_counter()
        path = step.address(token)
        answer = await (browser.get(path) if step.fields is None else browser.post(path, step.fields))
        times[step.name].append(1e3 * (time.perf_counter() - begun))
        if answer.status != (200 if step.fields is None else 302):
            raise ValueError(f"{path} answers {answer.status}: {answer.body[:500]!r}")
        if step.name == "start":
            token = answer.location.split("/")[2]


async def _person(port: int, firms: Iterator[dict[str, Any]], until: float, times: Times) -> int:
    browser, count = Browser(port), 0
    while time.monotonic() < until:
        browser.cookies.clear()
        await walk(browser, next(firms), times)
        count += 1
    browser.close()
    return count


async def load(port: int, at_once: int, seconds: float, firms: list[dict[str, Any]]) -> dict[str, Any]:
    """Return journeys, seconds and times of so many people at once, each beginning anew until the time is over."""
    times: Times = defaultdict(list)
    begun, waiting = time.monotonic(), cycle(firms)
    people = [_person(port, waiting, begun + seconds, times) for _person_number in range(at_once)]
    counts = await asyncio.gather(*people)
    return {"journeys": sum(counts), "seconds": time.monotonic() - begun, "times": times}


if __name__ == "__main__":
    number, people, length = sys.argv[1:]
    sys.stdout.write(json.dumps(asyncio.run(load(int(number), int(people), float(length), json.load(sys.stdin)))))
