"""Tables of a file among those of the draft, and each problem at the cell that it comes from."""

from collections.abc import Iterable, Sequence

from .columns import BY_NAME, OF_PROGRAMS
from .grid import Grid
from .places import Problem
from .tables import Assembled, Cell, Path, Tables

PART_OF = {"makers": "tools", "open_tools": "tools", "conditions": "sentences", "warnings": "sentences"}


def merged(draft: Tables, grids: Iterable[Grid]) -> Tables:
    """Return the draft's tables with those of a file in their place.

    A programme that a file no longer lists takes along what hangs on it, unless the file says something about that.
    """
    brought = {grid.table.name: grid.rows for grid in grids}
    tables = draft | brought
    slugs = {row["slug"] for row in tables["programs"]}
    kept = {
        name: [row for row in tables[name] if row["program"] in slugs] for name in OF_PROGRAMS if name not in brought
    }
    return tables | kept


def placed(assembled: Assembled, grids: Sequence[Grid], found: Iterable[tuple[Path, str]]) -> tuple[Problem, ...]:
    """Return every problem with its place: what was found while reading, then by path, in the order of the file.

    Where a cell could not be read, what follows from that is left out. What lies in the draft only comes last.
    """
    brought = {grid.table.name: grid for grid in grids}
    read = [problem for grid in grids for problem in grid.problems]
    told = [_at(brought, assembled, cell, message) for cell, message in assembled.problems]
    for path, message in found:
        cell = assembled.cell(path) or (PART_OF.get(str(path[0]), str(path[0])), -1, "")
        told.append(_at(brought, assembled, cell, message))
    places = {(each.table, each.row, each.column) for each in read}
    told = [each for each in dict.fromkeys(told) if (each.table, each.row, each.column) not in places]
    return in_order(grids, [*read, *told])


def in_order(grids: Sequence[Grid], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    order = {grid.table.name: (place, grid) for place, grid in enumerate(grids)}

    def place(it: Problem) -> tuple[int, int, int]:
        if it.table not in order:
            return len(order), 0, 0
        number, grid = order[it.table]
        return number, *grid.order(it)

    return tuple(sorted(problems, key=place))


def _at(brought: dict[str, Grid], assembled: Assembled, cell: Cell, message: str) -> Problem:
    """Return a problem at a cell of the file; or of the draft, by the row's key, if the file has no such table."""
    table, place, column = cell
    if grid := brought.get(table):
        return grid.problem(message, grid.numbers[place], column) if place >= 0 else grid.problem(message, 0)
    key = ""
    if place >= 0:
        row = assembled.tables[table][place]
        names = BY_NAME[table].key
        key = " ".join(str(row[name]) for name in names if row[name] is not None)
        column = "" if column in names else column
    return Problem(message, table=table, column=" ".join(part for part in (key, column) if part))
