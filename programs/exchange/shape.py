"""What keeps plain data from having the shape of a catalogue, and what is left of it, so that the rest can be told."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from programs.core.catalogue import Catalogue
from programs.seeds import CATALOGUE

from .columns import BY_NAME, OF_PROGRAMS, Column
from .tables import Path

Problem = tuple[Path, str]
UNKNOWN = ("unexpected_keyword_argument", "extra_forbidden")
SINGLE: Mapping[tuple[str, ...], tuple[str, str]] = {
    ("makers",): ("tools", "maker"),
    ("conditions",): ("sentences", "text"),
    ("warnings",): ("sentences", "text"),
    ("programs", "raises"): ("raises", "level"),
}
"""Parts whose values are one field each."""
SAFE: Mapping[str, Any] = {
    **dict.fromkeys(("hours", "money", "jurisdiction", "value", "starts_on", "ends_on")),
    **{name: [] for name in ("audience", "languages", "formats", "goals", "conditions", "providers", "sources")},
    **dict.fromkeys(("has_all_languages", "tools_in_use", "url_is_checked", "disputed", "passes", "is_choice"), False),
    **dict.fromkeys(("slug", "name", "summary", "models", "url", "says", "why", "code", "dated", "meaning"), ""),
    **dict.fromkeys(("basis", "warning", "advice", "unit", "source"), ""),
    **{"vendor": "neutral", "kind": "funding", "confidence": "official", "status": "unknown", "levels": [1, 5]},
    **{"checked_on": "2000-01-01", "weight": 0, "steps": [""] * 5, "cohorts": [], "facts": [], "raises": {}},
    **{"lock_in": {}, "level": 1},
}
"""Values that give rise to no other problem, in place of what does not fit."""


def shape_problems(content: Any) -> tuple[list[Problem], Catalogue | None]:
    """Return (path, message) for all that has no shape, and the catalogue without it where there is one left."""
    try:
        return [], CATALOGUE.validate_python(content)
    except ValidationError as error:
        errors = error.errors()
    mended = deepcopy(content)
    told = list(dict.fromkeys(_told(each) for each in errors))
    try:
        return told, CATALOGUE.validate_python(mended) if all(_mend(mended, each) for each in errors) else None
    except ValidationError:
        return told, None


def _told(error: ErrorDetails) -> Problem:
    path = _place(error)
    column = column_of(path)
    if error["type"] in UNKNOWN:
        return path, "is not a field of the catalogue."
    if error["type"] in ("missing", "missing_argument"):
        return path, f"is missing; it takes {column.takes}." if column else "is missing."
    if column is None:
        return path, f"{error['msg']}."
    given = error["input"]
    told = "is empty" if given in (None, "") else f"{shown(given)} does not fit"
    hint = " The spreadsheet made a date of it: format the cell as text." if isinstance(given, datetime) else ""
    return path, f"{told}: it takes {column.takes}.{hint}"


def _place(error: ErrorDetails) -> Path:
    """Return the path of an error, without which of several types was tried."""
    return error["loc"][:3] if error["loc"][:1] == ("numbers",) else error["loc"]


def shown(value: Any) -> str:
    """Return a value as a message quotes it."""
    text = f"“{value}”"
    return text if len(text) <= 60 else f"{text[:58]}…”"


def column_of(path: Path) -> Column | None:
    """Return the column that takes what stands at a path, or None where that is no single cell."""
    names = tuple(part for part in path if isinstance(part, str) and part != "[key]")
    part = names[:2] if len(names) > 1 and names[1] in OF_PROGRAMS else names[:1]
    if part in SINGLE and len(names) == len(part) + (part != ("programs", "raises") or 1):
        table, name = SINGLE[part]
    elif len(names) > len(part) and part:
        table, name = part[-1], names[-1]
    else:
        return None
    name = {"levels": "level_from", "steps": "step_0"}.get(name, name)
    return BY_NAME[table].by_name.get(name) if table in BY_NAME else None


def _mend(content: Any, error: ErrorDetails) -> bool:
    """Put a safe value where something does not fit, or take away what is not known. Say whether that was possible."""
    path = _place(error)
    for end in range(len(path), 1, -1):
        name = path[end - 1]
        parent = _at(content, path[: end - 1])
        if error["type"] in UNKNOWN and end == len(path) and isinstance(parent, dict):
            parent.pop(name, None)
            return True
        if isinstance(name, str) and name in SAFE and isinstance(parent, dict):
            parent[name] = "0" if path[0] == "numbers" and name == "value" else deepcopy(SAFE[name])
            return True
        if _is_single(path[:end]) and isinstance(parent, dict):
            parent[name] = 1 if path[0] == "programs" else ""
            return True
    return False


def _is_single(path: Path) -> bool:
    return tuple(part for part in path[:-1] if isinstance(part, str)) in SINGLE


def _at(content: Any, path: Path) -> Any:
    for part in path:
        try:
            content = content[part]
        except (KeyError, IndexError, TypeError):
            return None
    return content


class Told:
    """Places where something has no shape; what is said around or below one may only be there because of it."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = set(paths)
        # intakes overlap where a day of one of them is not known
        self.tops = {path[:3] if path[2:3] == ("cohorts",) else path for path in self.paths}
        self.around = {path[:end] for path in self.tops for end in range(3, len(path) + 1)}

    def explains(self, path: Path) -> bool:
        is_below = any(path[:end] in self.tops for end in range(3, len(path) + 1))
        return path in self.paths or path in self.around or is_below
