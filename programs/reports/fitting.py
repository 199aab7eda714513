"""Making the short report fit its two pages: less of each list, shorter texts, and smaller letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]
LISTS = ("steps", "gates", "warnings", "deciding", "answers", "foundations", "broken", "left_out", "targets")


@dataclass(frozen=True)
class Fit:
    """size: of the letters, in points. most: entries of a list. longest: letters of a text."""

    size: float
    most: int
    longest: int


FITS = (
    Fit(9.4, 8, 500),
    Fit(9.2, 5, 260),
    Fit(8.8, 4, 220),
    Fit(8.4, 4, 170),
    Fit(8, 3, 140),
    Fit(7.5, 3, 110),
    Fit(7, 2, 80),
    Fit(6.5, 2, 50),
)


def fitted(data: Data, fit: Fit) -> Data:
    """Return the data shortened; `is_cut` says whether anything was left out."""
    cut = _Cut(fit)
    words = data["words"]
    shorter = {name: cut(value, name) for name, value in data.items() if name != "words"}
    return {**shorter, "words": words, "size": fit.size, "is_cut": cut.was_needed}


class _Cut:
    def __init__(self, fit: Fit) -> None:
        self.fit, self.was_needed = fit, False

    def __call__(self, value: Any, name: str = "") -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Mapping):
            return {key: self(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [self(each) for each in self._list(value, name)]
        return value

    def _text(self, text: str) -> str:
        if len(text) <= self.fit.longest:
            return text
        self.was_needed = True
        return f"{text[: self.fit.longest].rsplit(' ', 1)[0]}…"

    def _list(self, value: list[Any], name: str) -> list[Any]:
        if name not in LISTS or len(value) <= self.fit.most:
            return value
        self.was_needed = True
        return value[: self.fit.most]
