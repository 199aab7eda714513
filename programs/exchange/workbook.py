"""The catalogue as a workbook: a first sheet that explains, then a sheet a table, everything in it as text."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from readiness.exchange.sheets import Sheet, cell, head_cell

from .cells import to_cell
from .columns import TABLES, Column, Table
from .tables import Row, to_tables

README = "read me"
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
        sheet.append([cell(sheet, rule)])
    for table in TABLES:
        sheet.append([])
        sheet.append([head_cell(sheet, table.name), head_cell(sheet, ""), head_cell(sheet, table.about)])
        for column in table.columns:
            told = column.takes if column.needed or "nothing" in column.takes else f"{column.takes}; may be empty"
            if column.name in table.key:
                told += (
                    f" (with {' and '.join(table.key)} a row is known)" if len(table.key) > 1 else " (names the row)"
                )
            sheet.append([None, cell(sheet, column.name), cell(sheet, told, wrap=True)])


def _fill(sheet: Sheet, table: Table, rows: Iterable[Row]) -> None:
    sheet.freeze_panes = "B2"
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(column)
        if column.choices:
            _offer(sheet, column, get_column_letter(number))
    sheet.append([head_cell(sheet, column.name) for column in table.columns])
    for row in rows:
        sheet.append([cell(sheet, to_cell(row[column.name]), wrap=column.most > LONG) for column in table.columns])


def _width(column: Column) -> int:
    return WIDTHS.get(column.kind, 60 if column.most > LONG and not column.choices else 24)


def _offer(sheet: Sheet, column: Column, letter: str) -> None:
    """Offer the only values of a column in each of its cells."""
    offer = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=not column.needed)
    offer.add(f"{letter}2:{letter}20001")
    sheet.data_validations.append(offer)
