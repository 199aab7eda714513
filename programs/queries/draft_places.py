"""Where in the draft something is wrong, in words and as a page to open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from programs.core.errors import Path
from programs.models import Factor, Number, Program, Source, Vendor

ROWS: Mapping[str, tuple[type[Any], str, str]] = {
    "programs": (Program, "slug", "name"),
    "sources": (Source, "code", "code"),
    "vendors": (Vendor, "code", "name"),
    "factors": (Factor, "code", "name"),
    "numbers": (Number, "code", "code"),
}
"""Part of a catalogue -> its rows, the field they are known by, and what people call them."""


@dataclass(frozen=True)
class DraftProblem:
    """where: in words. url: of the page where it can be put right; empty where there is no single one."""

    where: str
    message: str
    url: str = ""


def problems_in_words(content: Mapping[str, Any], problems: list[tuple[Path, str]]) -> list[DraftProblem]:
    """Return problems with the rows they are of; a query for each kind of row that has some."""
    kinds = {str(path[0]) for path, _message in problems if path[0] in ROWS}
    keys = {kind: dict(ROWS[kind][0].objects.values_list(ROWS[kind][1], "pk")) for kind in kinds}
    return [_told(content, keys, path, message) for path, message in problems]


def _told(content: Mapping[str, Any], keys: Mapping[str, Any], path: Path, message: str) -> DraftProblem:
    part, *rest = path
    if part not in ROWS or not rest:
        return DraftProblem(", ".join(map(str, path)), message)
    model, key, name = ROWS[str(part)]
    row = content[str(part)][rest[0]]
    where = ", ".join([str(row[name]), *_names(rest[1:])])
    page = f"admin:programs_{model.__name__.lower()}_change"
    return DraftProblem(where, message, reverse(page, args=[keys[str(part)][row[key]]]))


def _names(path: list[str | int]) -> list[str]:
    """Steps of a path in words: fields by name, what is counted from 1 on."""
    return [str(step + 1) if isinstance(step, int) else step.replace("_", " ") for step in path]
