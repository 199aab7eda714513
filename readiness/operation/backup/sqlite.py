"""SQLite: its own backup, page by page, while the site runs."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from .file import CannotBackUp, CannotRestore, Stream

Settings = dict[str, Any]


def dump(database: Settings, into: Stream) -> None:
    """Write a copy of the database as it is at one moment. Raises CannotBackUp."""
    source = Path(database["NAME"])
    if not source.exists():
        raise CannotBackUp(f"There is no database at {source}.")
    with _scratch() as copy:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(new)
        with copy.open("rb") as file:
            shutil.copyfileobj(file, into)


def is_empty(database: Settings) -> bool:
    """Say whether there is no table yet."""
    if not Path(database["NAME"]).exists():
        return True
    with closing(sqlite3.connect(database["NAME"])) as there:
        return not there.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()


def load(database: Settings, source: Stream) -> None:
    """Put a copy in the place of what is there, as a whole or not at all. Raises CannotRestore."""
    Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    with _scratch() as copy:
        with copy.open("wb") as file:
            shutil.copyfileobj(source, file)
        try:
            with closing(sqlite3.connect(copy)) as new, closing(sqlite3.connect(database["NAME"], timeout=20)) as old:
                if new.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                    raise CannotRestore("The database in the file is damaged.")
                new.backup(old)
        except sqlite3.Error as error:
            raise CannotRestore(f"{database['NAME']} could not be written ({error}).") from None


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "copy.sqlite3"
