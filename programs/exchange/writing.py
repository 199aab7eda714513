"""The catalogue as files: YAML as in seeds/, one CSV a table, all of them in a ZIP."""

import csv
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import yaml

from readiness.exchange.cells import CONVERTED, guarded

from .cells import to_cell
from .columns import BY_NAME, TABLES
from .tables import Tables, to_tables


class _Dumper(yaml.SafeDumper):
    """Writes each innermost list or row on one line, as in seeds/."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """Quote twice, which escapes it, what would be read as a line's end: NEL, as some old machines write."""
        return self.represent_scalar("tag:yaml.org,2002:str", data, style='"' if "\x85" in data else None)


_Dumper.add_representer(str, _Dumper.represent_str)


def as_yaml(content: Mapping[str, Any]) -> bytes:
    """Return a catalogue with its labels as YAML that `manage.py seed` reads."""
    text = yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=140, default_flow_style=None)
    return text.encode()


def as_csv(content: Mapping[str, Any], table: str) -> bytes:
    """Return one table as CSV in UTF-8, with the mark by which spreadsheets know it. Raises KeyError for no table."""
    return _csv(to_tables(content), table)


def as_zip(content: Mapping[str, Any]) -> bytes:
    """Return every table as CSV, packed."""
    tables = to_tables(content)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        for table in TABLES:
            files.writestr(f"{table.name}.csv", _csv(tables, table.name))
    return packed.getvalue()


def _csv(tables: Tables, name: str) -> bytes:
    columns = BY_NAME[name].columns
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(column.name for column in columns)
    for row in tables[name]:
        cells = (to_cell(row[column.name]) for column in columns)
        writer.writerow(guarded(cell, CONVERTED) if isinstance(cell, str) else cell for cell in cells)
    return text.getvalue().encode("utf-8-sig")
