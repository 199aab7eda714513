"""Rows of cells read as a table: which column is which, and what stands in each row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from .cells import from_cell
from .columns import Table
from .places import LIMIT_ROWS, Problem
from .tables import Row


@dataclass
class Grid:
    """A table as a file has it. numbers: the row in the file of each row. columns: name -> its place, from 0 on.

    has_letters: its cells are known as D17. is_whole: it could be read to its end. problems: found while reading.
    """

    table: Table
    file: str
    has_letters: bool = False
    is_whole: bool = True
    rows: list[Row] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, message: str, number: int, column: str = "") -> Problem:
        """Return a problem at a row of the file; column empty: with the row as a whole."""
        is_cell = self.has_letters and column in self.columns
        cell = f"{get_column_letter(self.columns[column] + 1)}{number}" if is_cell else ""
        return Problem(message, self.file, self.table.name, number, column, cell)

    def order(self, it: Problem) -> tuple[int, int]:
        return it.row, self.columns.get(it.column, -1)


def read_grid(grid: Grid, rows: Iterable[tuple[int, Sequence[Any]]]) -> Grid:
    """Fill a table from numbered rows of cells; the first of them names the columns, empty ones are passed over."""
    for number, cells in rows:
        if not grid.is_whole:
            return grid
        if all(cell in (None, "") for cell in cells):
            continue
        if not grid.columns:
            _name_columns(grid, number, cells)
        elif len(grid.rows) == LIMIT_ROWS:
            grid.problems.append(grid.problem(f"there are more than {LIMIT_ROWS:,} rows.", number))
            grid.is_whole = False
        else:
            _add(grid, number, cells)
    if not grid.columns and grid.is_whole:
        grid.problems.append(grid.problem(f"the first row does not name the columns: {_names(grid)}.", 1))
        grid.is_whole = False
    return grid


def _names(grid: Grid) -> str:
    return ", ".join(grid.table.by_name)


def _name_columns(grid: Grid, number: int, cells: Sequence[Any]) -> None:
    names = ["" if cell is None else str(cell).strip() for cell in cells]
    told = []
    for place, name in enumerate(names):
        if name in grid.columns:
            told.append((name, f"the column {name} stands here {names.count(name)} times."))
        elif name:
            grid.columns[name] = place
            if name not in grid.table.by_name:
                told.append((name, f"{name[:40]} is not a column of {grid.table.name}; they are {_names(grid)}."))
    told += [("", f"the column {name} is missing.") for name in grid.table.by_name if name not in grid.columns]
    grid.problems += [grid.problem(message, number, name) for name, message in told]
    grid.is_whole = not told


def _add(grid: Grid, number: int, cells: Sequence[Any]) -> None:
    padded = [*cells, *[None] * len(grid.columns)]
    grid.rows.append(
        {name: from_cell(column, padded[grid.columns[name]]) for name, column in grid.table.by_name.items()}
    )
    grid.numbers.append(number)
    titled = set(grid.columns.values())
    if any(cell not in (None, "") for place, cell in enumerate(cells) if place not in titled):
        grid.problems.append(grid.problem("there is more in this row than there are columns.", number))
