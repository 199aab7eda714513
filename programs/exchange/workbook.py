"""The catalogue as a workbook: a first sheet that explains, then a sheet a table, everything in it as text."""

import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .cells import FORMULA, guarded, to_cell
from .columns import TABLES, Column, Table
from .tables import Row, to_tables

Sheet = Any
"""A sheet that is written row by row; the types of openpyxl do not know its widths."""
README = "read me"
ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4})")
WIDTHS = {"list": 28, "whole": 12, "yes_no": 12, "date": 14}
LONG = 200
RULES = (
    "One sheet a table; the first row names the columns and stays as it is. Rows may be added, changed and removed.",
    "A sheet that is left out of the file is not changed; so an import may bring one table only.",
    "Nothing is imported before you have seen every change, and every row that is wrong.",
    "An empty cell means none, or not known where the column says so.",
    "Entries of a list are separated by |. Write \\| for a | within an entry, and \\\\ for a \\.",
    "Days are written 2026-11-20. Every cell is text, so that 7/10 stays 7/10.",
    "An apostrophe before = + - or @ keeps a text from being run as a formula; it is taken off again. No formulas.",
)


def as_xlsx(content: Mapping[str, Any]) -> bytes:
    """Return a catalogue as a workbook."""
    book = Workbook(write_only=True)
    tables = to_tables(content)
    _explain(book.create_sheet(README))
    for table in TABLES:
        _fill(book.create_sheet(table.name), table, tables[table.name])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _explain(sheet: Sheet) -> None:
    for letter, width in zip("ABC", (16, 20, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    for rule in RULES:
        sheet.append([_cell(sheet, rule)])
    for table in TABLES:
        sheet.append([])
        sheet.append([_head(sheet, table.name), _head(sheet, ""), _head(sheet, table.about)])
        for column in table.columns:
            told = column.takes if column.needed or "nothing" in column.takes else f"{column.takes}; may be empty"
            if column.name in table.key:
                told += (
                    f" (with {' and '.join(table.key)} a row is known)" if len(table.key) > 1 else " (names the row)"
                )
            sheet.append([None, _cell(sheet, column.name), _cell(sheet, told, wrap=True)])


def _fill(sheet: Sheet, table: Table, rows: Iterable[Row]) -> None:
    sheet.freeze_panes = "B2"
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(column)
        if column.choices:
            _offer(sheet, column, get_column_letter(number))
    sheet.append([_head(sheet, column.name) for column in table.columns])
    for row in rows:
        sheet.append([_cell(sheet, to_cell(row[column.name]), wrap=column.most > LONG) for column in table.columns])


def _width(column: Column) -> int:
    return WIDTHS.get(column.kind, 60 if column.most > LONG and not column.choices else 24)


def _offer(sheet: Sheet, column: Column, letter: str) -> None:
    """Offer the only values of a column in each of its cells."""
    offer = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=not column.needed)
    offer.add(f"{letter}2:{letter}20001")
    sheet.data_validations.append(offer)


def _cell(sheet: Sheet, value: str | int, *, wrap: bool = False) -> Cell:
    """Return a cell of text, or of a whole number. A text is kept from being read as anything else."""
    cell = WriteOnlyCell(sheet, value=value if isinstance(value, int) else "")
    if isinstance(value, str) and value:
        cell.value = escaped(guarded(value, FORMULA))
        cell.data_type = "s"
    cell.number_format = "0" if isinstance(value, int) else "@"
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    return cell


def _head(sheet: Sheet, text: str) -> Cell:
    cell = _cell(sheet, text)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DCE9EA")
    return cell


def escaped(text: str) -> str:
    """Return a text as the file format writes characters that XML cannot hold."""
    return ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Return the text that `escaped` or a spreadsheet wrote so."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
