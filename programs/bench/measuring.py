"""Medians of several runs, and the table they are printed in."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One line of the table. value and yardstick share a unit; more is better for rates, less for times."""

    name: str
    size: str
    value: float
    unit: str
    yardstick: float | None = None
    more_is_better: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times better than the yardstick; below 1 it is missed."""
        if self.yardstick is None:
            return None
        return self.value / self.yardstick if self.more_is_better else self.yardstick / self.value


def median_seconds(work: Callable[[], object], *, runs: int = 5) -> float:
    """Return the median time of some runs, after one that does not count."""
    work()
    return median(_seconds(work) for _run in range(runs))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield the lines of the table, each as soon as its figure is there."""
    yield f"{'what':44} {'size':>16} {'median':>14} {'yardstick':>14} {'ratio':>7}"
    for figure in figures:
        yardstick = "" if figure.yardstick is None else _number(figure.yardstick, figure.unit)
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        yield f"{figure.name:44} {figure.size:>16} {_number(figure.value, figure.unit):>14} {yardstick:>14} {ratio:>7}"


def _number(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 2
    return f"{value:,.{digits}f} {unit}"
