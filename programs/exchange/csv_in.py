"""One table from a CSV file."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from readiness.exchange.cells import CONVERTED, unguarded

from .columns import BY_NAME, Table
from .grid import Grid, read_grid
from .places import MOST_COLUMNS, Problem, Unreadable


def table_of(name: str) -> Table:
    """Return the table that a file is named after. Raises Unreadable."""
    stem = PurePath(name).stem.casefold()
    named = [table for table in BY_NAME if re.search(rf"(?<![a-z]){table}(?![a-z])", stem)]
    if len(named) != 1:
        tables = ", ".join(f"{table}.csv" for table in BY_NAME)
        raise Unreadable(Problem(f"the name of the file says which table it is. Call it one of {tables}.", name))
    return BY_NAME[named[0]]


def read_csv(name: str, data: bytes) -> Grid:
    """Return the table of a CSV file in UTF-8. Raises Unreadable if it is no such file."""
    table = table_of(name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = "is not UTF-8 text. In a spreadsheet, save it as “CSV UTF-8”, or as XLSX."
        raise Unreadable(Problem(told, name, table.name, row=line)) from None
    return read_grid(Grid(table, name), _rows(name, table, text))


def _rows(name: str, table: Table, text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield each row with the number a spreadsheet gives it, whatever lines it spans."""
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)  # spreadsheets write what their country's settings say
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cells[MOST_COLUMNS:]):
                raise Unreadable(Problem(f"has more than {MOST_COLUMNS} columns.", name, table.name, row=number))
            yield number, [unguarded(cell, CONVERTED) for cell in cells[:MOST_COLUMNS]]
    except csv.Error as error:
        raise Unreadable(Problem(f"is not CSV: {error}.", name, table.name, row=number + 1)) from None
