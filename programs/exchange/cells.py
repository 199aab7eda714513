r"""One value as one cell, and back, exactly.

Empty is nothing; yes and no are what they say; entries of a list are separated by " | ", a | or \ in one is written
\| or \\. What a spreadsheet would make of it is looked after in `readiness.exchange`.
"""

import re
from datetime import date, datetime
from typing import Any

from .columns import Column

SEPARATOR = " | "


def to_cell(value: Any) -> str | int:
    """Return a value as text, or a whole number as itself."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return SEPARATOR.join(re.sub(r"([\\|])", r"\\\1", str(each)) for each in value)
    if isinstance(value, int):
        return value
    return "" if value is None else str(value)


def from_cell(column: Column, cell: Any) -> Any:
    """Return the value of a cell; what does not fit its column stays as it is, to be told."""
    if isinstance(cell, str) and column.kind != "text":
        cell = cell.strip()
    if cell in (None, ""):
        return [] if column.kind == "list" else "" if column.kind in ("text", "yes_no") else None
    return _READ[column.kind](column, cell)


def _text(column: Column, cell: Any) -> Any:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return cell
    text = str(cell)
    return text.strip() if column.choices or column.pattern else text


def _whole(column: Column, cell: Any) -> Any:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return int(cell) if isinstance(cell, str) and re.fullmatch(r"[0-9]{1,15}", cell) else cell


def _list(column: Column, cell: Any) -> Any:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return cell
    entries = re.findall(r"(?:\\.|[^|\\])+|\\$", str(_text(column, cell)))
    return [re.sub(r"\\(.)", r"\1", entry).strip() for entry in entries if entry.strip()]


def _yes_no(column: Column, cell: Any) -> Any:
    known = {"yes": True, "no": False}
    return known.get(cell.casefold(), cell) if isinstance(cell, str) else cell


def _date(column: Column, cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell
    return cell.isoformat() if isinstance(cell, date) else cell


_READ = {"text": _text, "whole": _whole, "list": _list, "yes_no": _yes_no, "date": _date}
