"""Everything that is wrong with a catalogue in plain data, by path and in words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from programs.core.catalogue import GENERAL, NEUTRAL
from programs.core.eligibility import CONDITIONS
from programs.core.numbers import NEEDED
from programs.core.soundness import FACTORS, problems
from programs.seeds import CATALOGUE
from readiness.core.questionnaire import Questionnaire

from .between import between_rows
from .columns import TABLES, Column, Table
from .places import UNPRINTABLE
from .shape import Problem, Told, shape_problems, shown
from .tables import Cell, Path, Row, to_content, to_tables

Known = Mapping[tuple[str, str], tuple[str, ...]]
FINER = ("audience", "languages", "formats", "goals", "conditions", "raises", "vendor", "levels")
"""Fields of a programme that are checked here value by value."""


def content_problems(content: Any, questionnaire: Questionnaire) -> list[Problem]:
    """Return (path, message) for all that is wrong, in no order; empty if content is a sound catalogue."""
    found, catalogue = shape_problems(content)
    if catalogue is None:
        return found
    whole = CATALOGUE.dump_python(catalogue, mode="json")
    own = [*_cells(whole, _known(whole, questionnaire)), *between_rows(whole)]
    sound = problems(catalogue, questionnaire)
    others = own + [each for each in sound if not _is_told_finer(each[0])]
    told = Told(path for path, _message in found)
    found += [each for each in others if not told.explains(each[0])]
    return found or sound


def _is_told_finer(path: Path) -> bool:
    """Say whether what the core says at a path is said here of the very field or row."""
    if path[0] != "programs":
        return path[0] in ("makers", "open_tools") or path in (("sources",), ("vendors",), ("numbers",))
    return len(path) <= 2 or path[2] in FINER or (len(path) == 4 and path[2] in ("facts", "lock_in"))


def _known(content: Mapping[str, Any], questionnaire: Questionnaire) -> Known:
    """Return what may be referred to, by table and column."""
    keys = questionnaire.profile_keys
    vendors = tuple(each["code"] for each in content["vendors"])
    return {
        ("programs", "vendor"): (*vendors, NEUTRAL),
        ("programs", "audience"): keys["learners"].values,
        ("programs", "languages"): keys["languages"].values,
        ("programs", "formats"): keys["formats"].values,
        ("programs", "goals"): (*keys["goals"].values, GENERAL),
        ("programs", "conditions"): CONDITIONS,
        ("raises", "question"): tuple(questionnaire.position),
        ("lock_in", "factor"): FACTORS,
        ("facts", "sources"): tuple(each["code"] for each in content["sources"]),
        ("tools", "tool"): keys["ai_tools"].values,
        ("tools", "maker"): vendors,
        ("numbers", "code"): tuple(sorted(NEEDED)),
    }


def _cells(content: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    tables = to_tables(content)
    paths: dict[Cell, Path] = {}
    for path, cell in to_content(tables, {}).places.items():
        paths[cell] = max(path, paths.get(cell, ()), key=len)
    for table in TABLES:
        for cell, message in _rows(table, tables[table.name], known):
            yield paths[cell], message


def _rows(table: Table, rows: list[Row], known: Known) -> Iterator[tuple[Cell, str]]:
    seen = set()
    for place, row in enumerate(rows):
        key = tuple(row[column] for column in table.key)
        if key in seen:
            told = " ".join("nothing" if each is None else str(each) for each in key)
            yield (table.name, place, table.key[-1]), f"{told} stands here a second time."
        seen.add(key)
        for name, column in table.by_name.items():
            if (table.name, name) != ("sentences", "kind") and name != "program":
                for message in _cell(column, row[name], known.get((table.name, name))):
                    yield (table.name, place, name), message


def _cell(column: Column, value: Any, known: tuple[str, ...] | None) -> Iterator[str]:
    if value in ("", []) and column.needed:
        yield f"is empty: it takes {column.takes}."
    elif column.kind == "whole" and value is not None and not column.low <= value <= column.high:
        yield f"{value} does not fit: it takes {column.takes}."
    elif column.kind == "text" and value:
        yield from _text(column, value, known)
    elif column.kind == "list":
        for entry, times in Counter(value).items():
            yield from _entry(column, entry, known)
            if times > 1:
                yield f"{shown(entry)} stands here {times} times."


def _entry(column: Column, entry: str, known: tuple[str, ...] | None) -> Iterator[str]:
    if not entry or entry != entry.strip():
        yield f"“{entry}”: an entry is not empty, and has no space before or after it."
    else:
        yield from _text(column, entry, known)


def _text(column: Column, text: str, known: tuple[str, ...] | None) -> Iterator[str]:
    if len(text) > column.most:
        yield f"is {len(text)} characters long; {column.most} are the most."
    elif UNPRINTABLE.search(text):
        yield "holds a character that cannot be printed; take it out."
    elif column.pattern and not re.fullmatch(column.pattern, text):
        yield f"{shown(text)} does not fit: it takes {column.takes}."
    elif known is not None and text not in known:
        yield f"{shown(text)} is not known; known are {_some(known)}."


def _some(known: tuple[str, ...]) -> str:
    return ", ".join(known[:12]) + (" and more" if len(known) > 12 else "") or "none"
