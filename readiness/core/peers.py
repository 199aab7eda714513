"""Comparing firms of a kind without telling anything about a few of them.

A *group* is the firms that a filter finds: all, one sector, one size, or one sector and size. Groups overlap, so that
a published one less another may leave a few firms. Therefore groups are published together only if every *piece* that
they cut all firms into (firms that are in exactly the same published groups) is empty or has at least LEAST firms.
Whatever is taken away from, or cut out of, published groups, again and again, is made of whole pieces: so nothing but
groups of at least LEAST firms can ever be left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LEAST = 10
STEP = 5
"""Positions are published in steps: an exact one would be that of a single firm."""
Filter = tuple[str, str]
"""Sector and size; empty means any."""
Counts = Mapping[Filter, int]
"""How many firms there are of each sector and size."""


@dataclass(frozen=True)
class Quartiles:
    """Lower quartile, median, upper quartile: of positions in steps of STEP, or of levels."""

    low: int
    middle: int
    high: int


def finds(group: Filter, kind: Filter) -> bool:
    """Say whether a filter finds firms of a sector and size."""
    return all(wanted in ("", had) for wanted, had in zip(group, kind, strict=True))


def filters(kinds: Iterable[Filter]) -> list[Filter]:
    """Return every filter for some sectors and sizes, the widest first; sorted within."""
    kinds = set(kinds)
    sectors, sizes = ({kind[place] for kind in kinds} for place in (0, 1))
    return [
        ("", ""),
        *((each, "") for each in sorted(sectors)),
        *(("", each) for each in sorted(sizes)),
        *sorted(kinds),
    ]


def publishable(counts: Counts) -> list[Filter]:
    """Return filters whose groups can all be published together: one after the other, as long as no piece is small.

    The widest come first, and among those of a kind the largest, so that as many firms as possible find a group.
    """
    pieces = [frozenset(kind for kind, count in counts.items() if count)]
    published: list[Filter] = []
    for group in sorted(
        filters(pieces[0]), key=lambda each: (_width(each), -_size(_found(each, counts), counts), each)
    ):
        cut = [part for piece in pieces for part in _cut(piece, group)]
        if any(_found(group, counts)) and all(_size(part, counts) >= LEAST for part in cut):
            pieces, published = cut, [*published, group]
    return published


def _width(group: Filter) -> int:
    return sum(each != "" for each in group)


def _found(group: Filter, counts: Counts) -> frozenset[Filter]:
    return frozenset(kind for kind, count in counts.items() if count and finds(group, kind))


def _size(kinds: Iterable[Filter], counts: Counts) -> int:
    return sum(counts[kind] for kind in kinds)


def _cut(piece: frozenset[Filter], group: Filter) -> list[frozenset[Filter]]:
    """Return what of a piece is in a group and what is not, without what is empty."""
    inside = frozenset(kind for kind in piece if finds(group, kind))
    return [part for part in (inside, piece - inside) if part]


def quartiles(values: Sequence[int], *, step: int = 1) -> Quartiles:
    """Return the quartiles of one value or more, each the lower of two that fit, rounded to a step, halves up."""
    ordered, last = sorted(values), len(values) - 1
    low, middle, high = (_rounded(ordered[last * quarter // 4], step) for quarter in (1, 2, 3))
    return Quartiles(low, middle, high)


def _rounded(value: int, step: int) -> int:
    return (2 * value + step) // (2 * step) * step


def at_least(count: int) -> int:
    """Return a round number that a count reaches: 10, 20, 50, 100, 200, 500 and so on. count: LEAST or more."""
    found, factors = LEAST, (2, 5, 10)
    while True:
        reached = [found * factor for factor in factors if found * factor <= count]
        if len(reached) < len(factors):
            return reached[-1] if reached else found
        found = reached[-1]
