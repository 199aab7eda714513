"""The same pages with few firms and with many, beside what was promised."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import median, quantiles

from django.db import connection
from django.http import HttpResponseBase
from django.test.utils import CaptureQueriesContext

RUNS, ROUNDS = 40, 5
MEDIAN, P95, RATIO = 60, 150, 1.5
"""Promised: milliseconds of server time, and how many times as long with many firms as with few."""
Get = Callable[[], HttpResponseBase]


@dataclass(frozen=True)
class Run:
    """A page opened a few times, one right after the other; and how many queries it makes."""

    seconds: list[float]
    queries: int


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


def run(get: Get) -> Run:
    """Open a page some times. Raises ValueError if it does not open: its time would mean nothing.

    The first does not count: the other pages had the processor's memory to themselves.
    """
    queries = _queries(get)
    return Run([_seconds(get) for _run in range(RUNS // ROUNDS)], queries)


def _queries(get: Get) -> int:
    with CaptureQueriesContext(connection) as asked:
        status = get().status_code
    if status != 200:
        raise ValueError(f"The page answers {status}, so its time would mean nothing.")
    return len(asked)


def _seconds(get: Get) -> float:
    begun = time.perf_counter()
    get()
    return time.perf_counter() - begun


def in_turn(names: Iterable[str], few: Callable[[str], Run], many: Callable[[str], Run]) -> list[Compared]:
    """Return how long each page takes, opened with few and with many in turn, and all of them round after round.

    Whatever else the machine does in these minutes, it does to all alike.
    """
    rounds: dict[str, list[tuple[Run, Run]]] = defaultdict(list)
    for _round in range(ROUNDS):
        for name in names:
            rounds[name].append((few(name), many(name)))
    return [Compared(name, *map(_timing, zip(*runs, strict=True))) for name, runs in rounds.items()]


def _timing(runs: Iterable[Run]) -> Timing:
    known = list(runs)
    times = [1e3 * seconds for each in known for seconds in each.seconds]
    return Timing(median(times), quantiles(times, n=20)[-1], known[-1].queries)


def compared(pages: Iterable[Compared]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'page, in ms of server time':44} {'few':>7} {'many':>7} {'p95':>7} {'ratio':>6} {'queries':>8}"
    yield f"{'promised, at most':44} {'':>7} {MEDIAN:>7} {P95:>7} {RATIO:>6}"
    for each in pages:
        numbers = f"{each.few.median:7.1f} {each.many.median:7.1f} {each.many.p95:7.1f} {each.ratio:6.2f}"
        missed = f"  missed: {', '.join(each.missed)}" if each.missed else ""
        yield f"{each.name:44} {numbers} {each.many.queries:>8}{missed}"
