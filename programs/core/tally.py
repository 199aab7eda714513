"""Two catalogues tried on the same firms: how many would get something else, which, and who.

A tally is plain data that adds up, so that parts can be counted anywhere in any order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from readiness.core.columns import Flags, Ints

NOBODY = "none"
"""Stands for the vendor, or the first programme, of an empty plan."""
EXAMPLES = 12
COUNTS = ("firms", "first", "plan", "freer", "tied")
Tally = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Outcome:
    """What one catalogue gives n firms.

    programs, vendors: of the catalogue, in its order. plans: (n,) places among sets, which are slugs in catalogue
    order. firsts: (n,) place of the plan's first programme, -1 where the plan is empty. exposures: (n,) after the
    plan, high end, times four.
    """

    programs: tuple[str, ...]
    vendors: tuple[str, ...]
    sets: Sequence[tuple[str, ...]]
    plans: Ints
    firsts: Ints
    exposures: Ints


def tally(before: Outcome, after: Outcome, groups: Mapping[str, Sequence[str]], firms: Sequence[int]) -> Tally:
    """Count n firms. groups: name -> what each firm belongs to, such as its sector. firms: their numbers."""
    other_first = _differ(before.programs, before.firsts, after.programs, after.firsts)
    other_plan = _plans_differ(before, after)
    return {
        "firms": len(firms),
        "first": int(other_first.sum()),
        "plan": int(other_plan.sum()),
        "freer": int((after.exposures < before.exposures).sum()),
        "tied": int((after.exposures > before.exposures).sum()),
        "groups": {name: _by_group(of, other_first, other_plan) for name, of in groups.items()},
        "vendors": {"before": _vendors(before), "after": _vendors(after)},
        "moves": _moves(before, after, other_first),
        "examples": _examples(before, after, np.flatnonzero(other_plan)[:EXAMPLES].tolist(), firms),
    }


def _differ(names: Sequence[str], places: Ints, others: Sequence[str], other_places: Ints) -> Flags:
    """Say where two columns name different programmes; -1 is none."""
    known = {name: number for number, name in enumerate(dict.fromkeys((*names, *others)))}
    left, right = (np.array([*(known[each] for each in side), -1]) for side in (names, others))
    found: Flags = left[places] != right[other_places]
    return found


def _plans_differ(before: Outcome, after: Outcome) -> Flags:
    known = {plan: number for number, plan in enumerate(dict.fromkeys(map(_as_set, (*before.sets, *after.sets))))}
    left, right = (np.array([known[_as_set(each)] for each in side.sets]) for side in (before, after))
    found: Flags = left[before.plans] != right[after.plans]
    return found


def _as_set(slugs: Sequence[str]) -> tuple[str, ...]:
    """A plan whatever the order of the catalogue."""
    return tuple(sorted(slugs))


def _by_group(of: Sequence[str], *changed: Flags) -> dict[str, list[int]]:
    """Firms, and how many of them changed, by group."""
    names, which = np.unique(np.asarray(of), return_inverse=True)
    counts = [np.bincount(which, minlength=len(names))]
    counts += [np.bincount(which[flags], minlength=len(names)) for flags in changed]
    return {str(name): row for name, row in zip(names, np.array(counts).T.tolist(), strict=True)}


def _vendors(outcome: Outcome) -> dict[str, int]:
    counts = np.bincount(outcome.firsts + 1, minlength=len(outcome.vendors) + 1).tolist()
    found: Counter[str] = Counter()
    for vendor, count in zip((NOBODY, *outcome.vendors), counts, strict=True):
        found[vendor] += count
    return dict(found)


def _moves(before: Outcome, after: Outcome, changed: Flags) -> dict[str, int]:
    """From which first programme to which, as `from>to`; no slug has a `>` in it."""
    pairs = zip(before.firsts[changed].tolist(), after.firsts[changed].tolist(), strict=True)
    counts = Counter(pairs)
    return {f"{_slug(before, old)}>{_slug(after, new)}": count for (old, new), count in sorted(counts.items())}


def _slug(outcome: Outcome, place: int) -> str:
    return NOBODY if place < 0 else outcome.programs[place]


def _examples(before: Outcome, after: Outcome, places: list[int], firms: Sequence[int]) -> list[Tally]:
    return [
        {
            "firm": int(firms[each]),
            "before": list(before.sets[int(before.plans[each])]),
            "after": list(after.sets[int(after.plans[each])]),
        }
        for each in places
    ]


def merged(tallies: Iterable[Tally]) -> Tally:
    """Return the tally of all firms of some tallies of different firms; examples: the first few."""
    parts = list(tallies)
    names = sorted({name for each in parts for name in each["groups"]})
    return {
        **{name: sum(each[name] for each in parts) for name in COUNTS},
        "groups": {
            name: _rows_added([each["groups"][name] for each in parts if name in each["groups"]]) for name in names
        },
        "vendors": {side: _added(each["vendors"][side] for each in parts) for side in ("before", "after")},
        "moves": _added(each["moves"] for each in parts),
        "examples": [example for each in parts for example in each["examples"]][:EXAMPLES],
    }


def _added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(sorted(total.items()))


def _rows_added(rows: Sequence[Mapping[str, list[int]]]) -> dict[str, list[int]]:
    groups = sorted({group for each in rows for group in each})
    return {
        group: [sum(column) for column in zip(*(each[group] for each in rows if group in each), strict=True)]
        for group in groups
    }
