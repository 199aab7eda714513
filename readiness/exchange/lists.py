"""A long list as a file, row by row, so that it never is in memory as a whole."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from .cells import FORMULA, escaped, guarded
from .sheets import Sheet, Value, cell, head_cell

Row = Sequence[Value]
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 20
PIECE = 64 * 1024


def write_csv(file: IO[bytes], head: Sequence[str], rows: Iterable[Row]) -> None:
    """Write CSV in UTF-8 with the mark by which spreadsheets know it, packed: a list is mostly the same words."""
    with (
        gzip.open(file, "wb", compresslevel=6) as packed,
        io.TextIOWrapper(packed, encoding="utf-8-sig", newline="") as text,
    ):
        writer = csv.writer(text)
        writer.writerow(head)
        for row in rows:
            writer.writerow(guarded(value, FORMULA) if isinstance(value, str) else value for value in row)


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield what `write_csv` packed, piece by piece."""
    with gzip.open(io.BytesIO(data)) as file:
        while piece := file.read(PIECE):
            yield piece


def write_xlsx(file: IO[bytes], head: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a workbook of one sheet; its rows wait on disk until it is saved."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "B2"
    for number in range(1, len(head) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.append([head_cell(sheet, text) for text in head])
    for row in rows:
        sheet.append([_plain(sheet, value) for value in row])
    book.save(file)


def _plain(sheet: Sheet, value: Value) -> Value | Cell:
    """Return a value for a cell without a format of its own: formats cost most of the time of a long list.

    A guarded text is no formula; one that looks like an error still has to be called a text.
    """
    if not isinstance(value, str):
        return value
    return cell(sheet, value) if value.startswith("#") else escaped(guarded(value, FORMULA))
