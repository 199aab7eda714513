"""Pieces of pages that were drawn before: what has the same words and the same choice looks alike for every firm."""

from collections.abc import Callable, Hashable

MOST = 4000
"""Drawn pieces that a process remembers, some kilobytes each."""
_drawn: dict[Hashable, str] = {}


def remembered(key: Hashable, draw: Callable[[], str]) -> str:
    """Return what was drawn for a key, drawing it the first time. Nothing of a firm but its choices may be drawn."""
    drawn = _drawn.get(key)
    if drawn is None:
        if len(_drawn) >= MOST:
            _drawn.clear()
        drawn = _drawn[key] = draw()
    return drawn
