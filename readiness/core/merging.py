"""Putting one person's changes on top of what others saved meanwhile, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merge:
    """values: what to store. changed: fields this person changed, (old, new).

    theirs: fields that somebody else changed meanwhile and this person left alone.
    replaced: fields both changed, with the other's value; the later one, this person's, stands.
    """

    values: Mapping[str, Any]
    changed: Mapping[str, tuple[Any, Any]]
    theirs: tuple[str, ...]
    replaced: Mapping[str, Any]


def merge(stored: Mapping[str, Any], shown: Mapping[str, Any], given: Mapping[str, Any]) -> Merge:
    """Merge what a person gave, who was shown some values, into what is stored now.

    A field that is neither shown nor given was not on the person's page. None stands for "no value".
    """
    mine = {name: value for name, value in given.items() if value != shown.get(name)}
    theirs = [name for name in {**shown, **given} if stored.get(name) != shown.get(name)]
    changed = {name: (stored.get(name), value) for name, value in mine.items() if stored.get(name) != value}
    values = {name: value for name, value in (dict(stored) | mine).items() if value is not None}
    return Merge(
        values,
        changed,
        theirs=tuple(name for name in theirs if name not in mine),
        replaced={name: stored.get(name) for name in theirs if name in changed},
    )
