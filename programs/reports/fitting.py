"""Making the short report fit its two pages: less of each list, shorter texts of people, and smaller letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]
LISTS = ("changes", "gates", "warnings", "deciding", "foundations", "broken", "targets")
STEPS, MOST_STEPS = "steps", 4
"""A plan is told as a whole, unless an advisor made one of more steps than a plan should have."""
WRITTEN = ("note", "advisor")
"""What an advisor writes freely. Other texts are our own or the catalogue's, and seldom have to be cut."""


@dataclass(frozen=True)
class Fit:
    """size: of the letters, in points. most: entries of a list. written, own: letters of a text."""

    size: float
    most: int
    written: int
    own: int = 1000


FITS = (
    Fit(9.4, 8, 600),
    Fit(9.2, 4, 320),
    Fit(8.8, 3, 240),
    Fit(8.4, 3, 160),
    Fit(8, 3, 160),
    Fit(7.6, 2, 120),
    Fit(7.2, 2, 80, 160),
    Fit(6.6, 2, 50, 60),
)


def fitted(data: Data, fit: Fit) -> Data:
    """Return the data shortened; `is_cut` says whether anything was left out."""
    cut = _Cut(fit)
    shorter = {name: cut(value, name) for name, value in data.items() if name != "words"}
    return {**shorter, "words": data["words"], "size": fit.size, "is_cut": cut.was_needed}


class _Cut:
    def __init__(self, fit: Fit) -> None:
        self.fit, self.was_needed = fit, False

    def __call__(self, value: Any, name: str = "") -> Any:
        if isinstance(value, str):
            return self._text(value, self.fit.written if name in WRITTEN else self.fit.own)
        if isinstance(value, Mapping):
            return {key: self(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [self(each) for each in self._list(value, name)]
        return value

    def _text(self, text: str, longest: int) -> str:
        if len(text) <= longest:
            return text
        self.was_needed = True
        return f"{text[:longest].rsplit(' ', 1)[0]}…"

    def _list(self, value: list[Any], name: str) -> list[Any]:
        most = MOST_STEPS if name == STEPS else self.fit.most if name in LISTS else len(value)
        self.was_needed |= len(value) > most
        return value[:most]
