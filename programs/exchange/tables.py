"""A catalogue as flat tables, and back, exactly."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .columns import BY_NAME, OF_PROGRAMS, TABLES

Path = tuple[str | int, ...]
Row = dict[str, Any]
Tables = dict[str, list[Row]]
Cell = tuple[str, int, str]
"""Table, place of the row from 0 on, column."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
STEPS = tuple(f"step_{value}" for value in range(5))
SENTENCES = (("conditions", "condition"), ("warnings", "warning"))


def to_tables(content: Mapping[str, Any]) -> Tables:
    """Return the rows of every table. content: plain data with every field written out; its labels are left out."""
    open_tools = set(content["open_tools"])
    found: Tables = {table.name: [] for table in TABLES}
    found["sources"] = [dict(each) for each in content["sources"]]
    found["vendors"] = [dict(each) for each in content["vendors"]]
    found["tools"] = [
        {"tool": tool, "maker": maker, "open": tool in open_tools} for tool, maker in content["makers"].items()
    ]
    found["sentences"] = [
        {"kind": kind, "code": code, "text": text} for part, kind in SENTENCES for code, text in content[part].items()
    ]
    found["factors"] = [_factor(each) for each in content["factors"]]
    found["numbers"] = [{**each, "value": str(each["value"])} for each in content["numbers"]]
    for program in content["programs"]:
        for name, row in _program(program):
            found[name].append({column: row[column] for column in BY_NAME[name].by_name})
    return found


def _factor(it: Mapping[str, Any]) -> Row:
    steps = dict(zip(STEPS, [*it["steps"], *[""] * 5], strict=False))
    return {name: steps.get(name, it.get(name)) for name in BY_NAME["factors"].by_name}


def _program(it: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    own = {"program": it["slug"]}
    yield "programs", {**it, "level_from": it["levels"][0], "level_to": it["levels"][1]}
    yield from (("cohorts", {**own, **each}) for each in it["cohorts"])
    yield from (("raises", {**own, "question": code, "level": level}) for code, level in it["raises"].items())
    yield from (("facts", {**own, **each}) for each in it["facts"])
    yield from (("lock_in", {**own, "factor": code, **each}) for code, each in it["lock_in"].items())


@dataclass
class Assembled:
    """A catalogue put together from tables. places: path in the content -> the cell it came from.

    problems: (cell, message) for rows that found no place in it: of a programme that is not there, or a second time.
    """

    content: dict[str, Any]
    tables: Tables
    places: dict[Path, Cell] = field(default_factory=dict)
    problems: list[tuple[Cell, str]] = field(default_factory=list)

    def cell(self, path: Path) -> Cell | None:
        """Return the cell of a path, or of the nearest one around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path)


NOTHING: Mapping[str, Any] = {
    part: [] for part in ("sources", "vendors", "open_tools", "factors", "numbers", "programs")
}
NOTHING = {**NOTHING, **{part: {} for part in ("makers", "conditions", "warnings")}}


def to_content(tables: Tables, labels: Mapping[str, Any]) -> Assembled:
    """Put a catalogue together. labels: its version and date. Nothing is checked but that each row has a place."""
    found = Assembled({**labels, **{part: type(empty)() for part, empty in NOTHING.items()}}, tables)
    content = found.content
    for name in ("sources", "vendors", "numbers"):
        for place, row in enumerate(tables[name]):
            _put(found, name, place, (name, place), row)
            content[name].append(dict(row))
    for place, row in enumerate(tables["factors"]):
        own = {column: value for column, value in row.items() if column not in STEPS}
        _put(found, "factors", place, ("factors", place), own)
        found.places |= {
            ("factors", place, "steps", step): ("factors", place, name) for step, name in enumerate(STEPS)
        }
        content["factors"].append(own | {"steps": [row[step] for step in STEPS]})
    _tools(found, tables["tools"])
    _sentences(found, tables["sentences"])
    _programs(found, tables)
    return found


def _put(found: Assembled, table: str, place: int, path: Path, row: Mapping[str, Any]) -> None:
    """Note which cells the fields of a row came from; the row as a whole is named by its key."""
    found.places[path] = (table, place, BY_NAME[table].key[-1])
    found.places |= {(*path, column): (table, place, column) for column in row}


def _once(found: Assembled, cell: Cell, code: Any, there: Mapping[str, Any]) -> bool:
    """Say whether a code may be added to a part that has each code once; a second one is a problem."""
    if code in there:
        found.problems.append((cell, f"{code} stands here a second time."))
    return code not in there


def _tools(found: Assembled, rows: list[Row]) -> None:
    for place, row in enumerate(rows):
        if _once(found, ("tools", place, "tool"), row["tool"], found.content["makers"]):
            found.content["makers"][row["tool"]] = row["maker"]
            found.places["makers", row["tool"]] = ("tools", place, "maker")
            found.places["makers", row["tool"], "[key]"] = ("tools", place, "tool")
        if not isinstance(row["open"], bool):
            found.problems.append((("tools", place, "open"), f"{row['open'] or 'nothing'}: must be yes or no."))
    is_open = {row["tool"]: place for place, row in enumerate(rows) if row["open"] is True}
    found.content["open_tools"] = sorted(is_open, key=str)
    found.places |= {
        ("open_tools", number): ("tools", is_open[tool], "open")
        for number, tool in enumerate(found.content["open_tools"])
    }


def _sentences(found: Assembled, rows: list[Row]) -> None:
    for place, row in enumerate(rows):
        part = next((part for part, kind in SENTENCES if kind == row["kind"]), None)
        if part is None:
            found.problems.append(
                (("sentences", place, "kind"), f"{row['kind'] or 'nothing'}: must be condition or warning.")
            )
        elif _once(found, ("sentences", place, "code"), row["code"], found.content[part]):
            found.content[part][row["code"]] = row["text"]
            found.places[part, row["code"]] = ("sentences", place, "text")
            found.places[part, row["code"], "[key]"] = ("sentences", place, "code")


def _programs(found: Assembled, tables: Tables) -> None:
    where: dict[str, int] = {}
    for place, row in enumerate(tables["programs"]):
        path = ("programs", place)
        own = {column: value for column, value in row.items() if column not in ("level_from", "level_to")}
        _put(found, "programs", place, path, own)
        found.places |= {(*path, "levels", 0): ("programs", place, "level_from")}
        found.places |= {
            (*path, "levels"): ("programs", place, "level_to"),
            (*path, "levels", 1): ("programs", place, "level_to"),
        }
        parts = {
            "levels": [row["level_from"], row["level_to"]],
            "cohorts": [],
            "raises": {},
            "facts": [],
            "lock_in": {},
        }
        found.content["programs"].append(own | parts)
        where.setdefault(row["slug"], place)
    for name in OF_PROGRAMS:
        for place, row in enumerate(tables[name]):
            home = where.get(row["program"])
            if home is None:
                found.problems.append(((name, place, "program"), f"{row['program'] or 'nothing'} is not a programme."))
            else:
                _part(found, name, place, row, home)
    for program in found.content["programs"]:
        program["checked_on"] = newest_check(program["facts"])


def _part(found: Assembled, name: str, place: int, row: Row, home: int) -> None:
    part = found.content["programs"][home][name]
    path: Path = ("programs", home, name)
    own = {column: value for column, value in row.items() if column != "program"}
    if name in ("cohorts", "facts"):
        _put(found, name, place, (*path, len(part)), own)
        part.append(own)
        return
    code_column = BY_NAME[name].key[1]
    code = own.pop(code_column)
    if not _once(found, (name, place, code_column), code, part):
        return
    found.places[*path, code, "[key]"] = (name, place, code_column)
    if name == "raises":
        part[code] = own["level"]
        found.places[*path, code] = (name, place, "level")
    else:
        part[code] = own
        _put(found, name, place, (*path, code), own)


def newest_check(facts: list[Row]) -> str:
    """Return the newest day on which a fact was checked, as the draft has it."""
    days = (str(each["checked_on"]) for each in facts)
    return max((day for day in days if DAY.fullmatch(day)), default="2000-01-01")
