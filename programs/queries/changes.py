"""What is different between two catalogues, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from programs.exchange.columns import BY_NAME, OF_PROGRAMS, TABLES, Table
from programs.exchange.tables import Row, to_tables

Key = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One row that was added or removed, one field that says something else, or rows in another order.

    key: what the row is called in its table; for what hangs on a programme its slug comes first. field: empty for a
    whole row. old and new: in words.
    """

    kind: Literal["added", "removed", "changed", "moved"]
    table: str
    key: Key
    field: str = ""
    old: str = ""
    new: str = ""

    @property
    def program(self) -> str:
        """The slug of the programme that it is about; empty for the tables that all share."""
        return self.key[0] if self.key and (self.table == "programs" or self.table in OF_PROGRAMS) else ""

    @property
    def name(self) -> str:
        """What it is about, in one line."""
        own = self.key[1:] if self.program else self.key
        return " · ".join(part for part in (self.program or self.table, *own, self.field) if part)


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return everything that differs: first what all programmes share, then programme by programme.

    Both are plain data with every field written out; their labels say nothing. Empty if and only if they say the same.
    """
    old, new = to_tables(before), to_tables(after)
    shared = [table for table in TABLES if table.name != "programs" and table.name not in OF_PROGRAMS]
    found = [change for table in shared for change in _compared(table, (), old[table.name], new[table.name])]
    programs = BY_NAME["programs"]
    found += _moved(
        programs,
        (),
        [_key(programs, row) for row in old["programs"]],
        [_key(programs, row) for row in new["programs"]],
    )
    slugs = dict.fromkeys(row["slug"] for row in [*new["programs"], *old["programs"]])
    own = {"programs": "slug"} | dict.fromkeys(OF_PROGRAMS, "program")
    old_of, new_of = _by_program(old, own), _by_program(new, own)
    for slug in slugs:
        for name in own:
            place = (slug, name)
            found += _compared(BY_NAME[name], (slug,), old_of.get(place, ()), new_of.get(place, ()))
    return tuple(found)


def _by_program(tables: Mapping[str, list[Row]], own: Mapping[str, str]) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for name, column in own.items():
        for row in tables[name]:
            found.setdefault((row[column], name), []).append(row)
    return found


def _key(table: Table, row: Row) -> Key:
    return tuple(in_words(row[column]) for column in table.key)


def _keyed(table: Table, rows: Sequence[Row]) -> dict[Key, Row]:
    """Rows by key; a second one with the same key, which a draft may have, is counted."""
    found: dict[Key, Row] = {}
    for row in rows:
        key = _key(table, row)
        if key in found:
            key = (*key, str(1 + sum(each[: len(key)] == key for each in found)))
        found[key] = row
    return found


def _compared(table: Table, owner: Key, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Change]:
    old, new = _keyed(table, before), _keyed(table, after)
    for key, row in new.items():
        if key not in old:
            yield Change("added", table.name, key, new=_row(table, row))
            continue
        for column in table.by_name:
            if row[column] != old[key][column]:
                yield Change("changed", table.name, key, column, in_words(old[key][column]), in_words(row[column]))
    yield from (Change("removed", table.name, key, old=_row(table, row)) for key, row in old.items() if key not in new)
    yield from _moved(table, owner, list(old), list(new))


def _moved(table: Table, owner: Key, before: Sequence[Key], after: Sequence[Key]) -> list[Change]:
    both = set(before) & set(after)
    kept = [key for key in before if key in both], [key for key in after if key in both]
    if not table.is_ordered or kept[0] == kept[1]:
        return []
    told = [", ".join(" ".join(key[len(owner) :]) for key in keys) for keys in kept]
    return [Change("moved", table.name, owner, old=told[0], new=told[1])]


def _row(table: Table, row: Row) -> str:
    """Return what a row says beyond its key."""
    fields = ((column, row[column]) for column in table.by_name if column not in table.key)
    return "; ".join(f"{column}: {in_words(value)}" for column, value in fields if value not in ("", None, [], False))


def in_words(value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    return _("not known") if value is None else str(value)
