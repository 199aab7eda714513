"""Filters of the list of programmes: what matches, how many each choice would leave, what to give up for a result."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from programs.core.catalogue import GENERAL

from .entry import Entry

Traits = Mapping[str, frozenset[str]]
Chosen = Mapping[str, str]
"""Filter -> the one value that is asked for."""


@dataclass(frozen=True)
class Relaxed:
    """A filter that could be given up: how many programmes the others leave, and their query string."""

    name: str
    found: int
    query: str


def traits_of(entry: Entry, goals: Iterable[str]) -> Traits:
    """Return the values of every filter under which a programme is found. goals: all there are."""
    it = entry.program
    served = {*it.goals, *goals} if GENERAL in it.goals else {*it.goals}
    return {
        "vendor": frozenset([it.vendor]),
        "kind": frozenset([it.kind]),
        "intake": frozenset([entry.intake]),
        "goal": frozenset(served),
        "level": frozenset(str(level) for level in range(it.levels[0], it.levels[1] + 1)),
        "cost": frozenset([entry.cost]),
        "format": frozenset(it.formats),
        "language": frozenset(it.languages),
        "band": frozenset([entry.lock_in.band]),
    }


class Shelf:
    """Programmes with their traits, to be filtered."""

    def __init__(self, entries: Sequence[Entry], goals: Sequence[str]) -> None:
        self.entries = [(entry, traits_of(entry, goals)) for entry in entries]

    def matching(self, chosen: Chosen) -> list[Entry]:
        """Return the programmes that meet every filter, in the order they were given in."""
        return [entry for entry, traits in self.entries if _meets(traits, chosen)]

    def counts(self, chosen: Chosen) -> Mapping[str, Counter[str]]:
        """Return how many programmes each value of each filter would leave, the other filters as chosen."""
        counts: dict[str, Counter[str]] = {}
        for entry_traits in (traits for _entry, traits in self.entries):
            for name, values in entry_traits.items():
                found = counts.setdefault(name, Counter())
                if _meets(entry_traits, _without(chosen, name)):
                    found.update(values)
        return counts

    def relaxed(self, chosen: Chosen) -> list[Relaxed]:
        """Return the filters that alone stand between this choice and a result, the most fruitful first."""
        tried = [(name, _without(chosen, name)) for name in chosen]
        found = [Relaxed(name, len(self.matching(rest)), urlencode(rest)) for name, rest in tried]
        return sorted((each for each in found if each.found), key=lambda each: -each.found)


def _meets(traits: Traits, chosen: Chosen) -> bool:
    return all(value in traits[name] for name, value in chosen.items())


def _without(chosen: Chosen, name: str) -> Chosen:
    return {each: value for each, value in chosen.items() if each != name}
