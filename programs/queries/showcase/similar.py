"""Programmes that raise some of the same questions and are easier to leave."""

from collections.abc import Iterable

from .entry import Entry

MOST = 3
"""How many are shown."""


def easier_to_leave(entry: Entry, others: Iterable[Entry]) -> list[Entry]:
    """Return at most MOST others that share a question and have a lower high end of lock-in, the most alike first.

    Among equals the neutral order of the day. One of them is neutral if any that qualifies is. Funding has no lock-in
    of its own, so it has none and is none; what has ended is left out.
    """
    if entry.lock_in.high is None:
        return []
    alike = [
        each
        for each in others
        if shared_questions(entry, each) and each.hardness < entry.hardness and each.intake != "ended"
    ]
    alike.sort(key=lambda each: (-shared_questions(entry, each), each.rank))
    return _with_a_neutral_one(alike)


def shared_questions(entry: Entry, other: Entry) -> int:
    return len(entry.program.raises.keys() & other.program.raises.keys())


def _with_a_neutral_one(alike: list[Entry]) -> list[Entry]:
    first = alike[:MOST]
    if any(each.program.is_neutral for each in first):
        return first
    neutral = [each for each in alike if each.program.is_neutral][:1]
    return [*first[: MOST - len(neutral)], *neutral]
