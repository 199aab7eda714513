"""Where something stands in a file, and what is wrong there."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from .tables import Path

LIMIT_BYTES = 2 * 1024 * 1024
LIMIT_UNPACKED = 20 * 1024 * 1024
LIMIT_ROWS = 20_000
MOST_COLUMNS = 40
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Problem:
    """message: what is wrong, and what would be right.

    file: its name, or empty for what stands in the draft only. table: also the sheet; empty for YAML. row: in the
    file, from 1 on, or the line; 0 for all of it. column: its name, or the dotted field of YAML. cell: such as D17.
    """

    message: str
    file: str = ""
    table: str = ""
    row: int = 0
    column: str = ""
    cell: str = ""

    @property
    def data(self) -> dict[str, Any]:
        """Every field and `where`, with what no database takes replaced."""
        told = asdict(self) | {"where": self.where}
        return {name: UNPRINTABLE.sub("\ufffd", it) if isinstance(it, str) else it for name, it in told.items()}

    @property
    def where(self) -> str:
        """The place in one line, such as facts!D17."""
        if self.cell:
            return f"{self.table}!{self.cell}"
        row = f"row {self.row}" if self.table else f"line {self.row}"
        parts = (self.file or "the draft", "" if self.file.startswith(self.table) else self.table)
        return ", ".join(part for part in (*parts, row if self.row else "", self.column) if part)


class Unreadable(Exception):
    """A file cannot be read at all, or not as far as its tables. problems: all that were found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(f"{each.where}: {each.message}" for each in problems))
        self.problems = problems


def dotted(path: Path) -> str:
    return ".".join(str(part) for part in path if part != "[key]")
