"""Texts as a report can print them: a note instead of characters that no font has, and words that can break."""

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import ngettext

from .typesetting import can_show

INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Controls, also those that turn the direction of a line: what is printed reads as it was written."""
SURROGATE = re.compile("[\ud800-\udfff]")
LONG_WORD = re.compile(r"[^\s\u200b]{28}(?=[^\s\u200b])")
_SHOWN: dict[str, bool] = dict.fromkeys(map(chr, range(32, 127)), True) | {"\n": True, "\t": True}
"""Whether there is a font for a character: the fonts of a process never change."""
MOST_TRIALS = 256
"""Of a report, of a millisecond each."""


def printable(data: Any) -> Any:
    """Return plain data with every text in it as it can be printed."""
    texts = "".join(_texts(data))
    _learn(set(INVISIBLE.sub("", SURROGATE.sub("\ufffd", texts))).difference(_SHOWN))
    return _each(data)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)


def _each(data: Any, *, can_break: bool = True) -> Any:
    if isinstance(data, str):
        told = _told(data)
        return LONG_WORD.sub(lambda found: f"{found[0]}\u200b", told) if can_break else told
    if isinstance(data, Mapping):
        return {name: _each(value, can_break=name != "url") for name, value in data.items()}
    return [_each(value) for value in data] if isinstance(data, list | tuple) else data


def _told(text: str) -> str:
    clean = INVISIBLE.sub("", SURROGATE.sub("\ufffd", text))
    lost = "".join({re.escape(each) for each in clean if not _SHOWN.get(each)})
    return re.sub(f"[{lost}]+", lambda found: _instead(len(found[0])), clean) if lost else clean


def _instead(count: int) -> str:
    said = ngettext(
        "[%(count)s character that cannot be printed]", "[%(count)s characters that cannot be printed]", count
    )
    return said % {"count": count}


def _learn(unknown: Collection[str]) -> None:
    """Find out which characters can be shown: all at once, and by halves where they cannot, larger parts first.

    After MOST_TRIALS what is left counts as not shown in this report: a firm may write thousands that no font has.
    """
    waiting = deque([sorted(unknown)] if unknown else ())
    for _trial in range(MOST_TRIALS):
        if not waiting:
            return
        some = waiting.popleft()
        is_shown = can_show(" ".join(some))
        if is_shown or len(some) == 1:
            _SHOWN.update(dict.fromkeys(some, is_shown))
        else:
            half = len(some) // 2
            waiting.extend((some[:half], some[half:]))
