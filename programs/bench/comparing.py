"""The same pages with few firms and with many, beside what was promised."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import median, quantiles

from django.db import connection
from django.http import HttpResponseBase
from django.test.utils import CaptureQueriesContext

RUNS = 40
MEDIAN, P95, RATIO = 60, 150, 1.5
"""Promised: milliseconds of server time, and how many times as long with many firms as with few."""
Get = Callable[[], HttpResponseBase]


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one page, and how many queries it makes."""

    median: float
    p95: float
    queries: int


@dataclass(frozen=True)
class Compared:
    """One page with few firms and with many."""

    name: str
    few: Timing
    many: Timing

    @property
    def ratio(self) -> float:
        return self.many.median / self.few.median

    @property
    def missed(self) -> list[str]:
        """Which promises do not hold."""
        holds = {
            "median": self.many.median <= MEDIAN,
            "p95": self.many.p95 <= P95,
            "ratio": self.ratio <= RATIO,
            "queries": self.many.queries <= self.few.queries + 1,  # a page without rows does not ask for them
        }
        return [name for name, does in holds.items() if not does]


def timed(get: Get) -> Timing:
    """Return how long a page takes, after two requests that do not count. Raises ValueError if it does not open."""
    if (status := get().status_code) != 200:
        raise ValueError(f"The page answers {status}, so its time would mean nothing.")
    with CaptureQueriesContext(connection) as asked:
        get()
    queries = len(asked)  # now: the next request empties the log
    seconds = [_seconds(get) for _run in range(RUNS)]
    return Timing(1e3 * median(seconds), 1e3 * quantiles(seconds, n=20)[-1], queries)


def _seconds(get: Get) -> float:
    begun = time.perf_counter()
    get()
    return time.perf_counter() - begun


def compared(pages: Iterable[Compared]) -> Iterator[str]:
    """Yield the lines of the table, each as soon as its page is measured."""
    yield f"{'page, in ms of server time':44} {'few':>7} {'many':>7} {'p95':>7} {'ratio':>6} {'queries':>8}"
    yield f"{'promised, at most':44} {'':>7} {MEDIAN:>7} {P95:>7} {RATIO:>6}"
    for each in pages:
        numbers = f"{each.few.median:7.1f} {each.many.median:7.1f} {each.many.p95:7.1f} {each.ratio:6.2f}"
        missed = f"  missed: {', '.join(each.missed)}" if each.missed else ""
        yield f"{each.name:44} {numbers} {each.many.queries:>8}{missed}"
