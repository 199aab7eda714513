"""Tables from a workbook, read with bounds; what could run or reach out is refused."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, cast
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError, ParserCreate

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from readiness.exchange.cells import FORMULA, unescaped, unguarded

from .columns import BY_NAME
from .grid import Grid, read_grid
from .places import LIMIT_ROWS, LIMIT_UNPACKED, MOST_COLUMNS, Problem, Unreadable
from .workbook import README

BROKEN = (
    *(InvalidFileException, ParseError, zipfile.BadZipFile, zlib.error, OSError, EOFError),
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError),
)
"""What the reader of workbooks raises on a file that is none, or a broken one."""
MOST_PARTS = 200


def read_xlsx(name: str, data: bytes) -> list[Grid]:
    """Return the tables of a workbook, in the order of its sheets. Raises Unreadable if it cannot be read."""
    _look_inside(name, data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.title != README]
        _know(name, [sheet.title for sheet in sheets])
        return [_grid(name, sheet) for sheet in sheets]
    except BROKEN:
        raise Unreadable(Problem("is a broken workbook. Save it anew as XLSX.", name)) from None


def _look_inside(name: str, data: bytes) -> None:
    """Refuse what is no workbook, is too large unpacked, holds macros, or defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LIMIT_UNPACKED:
                raise Unreadable(Problem(f"is larger than {LIMIT_UNPACKED // 2**20} MB when unpacked.", name))
            if any(part.filename.casefold().endswith("vbaproject.bin") for part in parts):
                raise Unreadable(Problem("holds macros. Save it as XLSX, without macros.", name))
            if any(_declares_type(packed.read(part)) for part in parts):
                raise Unreadable(Problem("defines its own XML entities, which no spreadsheet does.", name))
    except BROKEN:
        raise Unreadable(Problem("is not an XLSX workbook.", name)) from None


class _Known(Exception):
    """Whether a part declares a document type is known: a declaration can only come before the first element."""


def _declares_type(part: bytes) -> bool:
    """Return whether XML declares a document type, which alone can define entities; its reader decodes it alike."""
    found: list[bool] = []

    def tell(*, is_declared: bool) -> None:
        found.append(is_declared)
        raise _Known

    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_declared: tell(is_declared=True)
    parser.StartElementHandler = lambda *_element: tell(is_declared=False)
    with suppress(_Known, ExpatError, LookupError, ValueError):  # an image, or what no reader can decode
        parser.Parse(part, True)
    return any(found)


def _know(name: str, titles: list[str]) -> None:
    strange = [title for title in titles if title not in BY_NAME]
    if not titles:
        raise Unreadable(Problem("has no sheet with a table.", name))
    if strange:
        told = f"is not a table of the catalogue; tables are {', '.join(BY_NAME)}."
        raise Unreadable(*(Problem(told, name, title) for title in strange))


def _grid(name: str, sheet: ReadOnlyWorksheet) -> Grid:
    grid = Grid(BY_NAME[sheet.title], name, has_letters=True)
    refused: list[tuple[int, int, str]] = []
    read_grid(grid, _rows(sheet, grid, refused))
    titles = {place: column for column, place in grid.columns.items()}
    grid.problems += [grid.problem(message, row, titles.get(place, "")) for row, place, message in refused]
    return grid


def _rows(
    sheet: ReadOnlyWorksheet, grid: Grid, refused: list[tuple[int, int, str]]
) -> Iterator[tuple[int, Sequence[Any]]]:
    """Yield each row with its number. refused: gets row, place and message of cells that cannot be taken."""
    last = LIMIT_ROWS + 2
    rows = cast(Any, sheet).iter_rows(max_col=MOST_COLUMNS, max_row=last)
    for number, cells in enumerate(rows, start=1):
        refused += [(number, place, told) for place, cell in enumerate(cells) if (told := _refusal(cell))]
        if number == last:
            told = f"the sheet goes on after {LIMIT_ROWS:,} rows. Delete the rows below the table."
            grid.problems.append(grid.problem(told, number))
            grid.is_whole = False
        yield number, [_value(cell) for cell in cells]


def _refusal(cell: ReadOnlyCell | EmptyCell) -> str:
    if cell.data_type == "f":
        return "holds a formula. Put its value there instead."
    return "holds an error of the spreadsheet." if cell.data_type == "e" else ""


def _value(cell: ReadOnlyCell | EmptyCell) -> Any:
    if cell.data_type in ("f", "e"):
        return None
    return unguarded(unescaped(cell.value), FORMULA) if isinstance(cell.value, str) else cell.value
