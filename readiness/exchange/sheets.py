"""Cells of a workbook that is written row by row: all text is text, whatever it looks like."""

from datetime import date
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from .cells import FORMULA, escaped, guarded

Sheet = Any
"""A sheet that is written row by row; the types of openpyxl do not know its widths."""
Value = str | int | date | None
AS_IT_IS, PLAIN, DAY = "@", "0", "yyyy-mm-dd"


def cell(sheet: Sheet, value: Value, *, wrap: bool = False) -> Cell:
    """Return a cell of a text, a whole number or a day. A text is kept from being read as anything else."""
    made = WriteOnlyCell(sheet, value="")
    if isinstance(value, str) and value:
        made.value = escaped(guarded(value, FORMULA))
        made.data_type = "s"
    elif not isinstance(value, str):
        made.value = value
    made.number_format = PLAIN if isinstance(value, int) else DAY if isinstance(value, date) else AS_IT_IS
    made.alignment = Alignment(wrap_text=wrap, vertical="top")
    return made


def head_cell(sheet: Sheet, text: str) -> Cell:
    made = cell(sheet, text)
    made.font, made.fill = Font(bold=True), PatternFill("solid", fgColor="DCE9EA")
    return made
