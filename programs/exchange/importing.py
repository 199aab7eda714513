"""A file that somebody brings, as the catalogue that the draft would become, or everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from programs.seeds import CATALOGUE, plain
from readiness.core.questionnaire import Questionnaire
from readiness.seeds.loaders import AnybodysFiles
from readiness.seeds.reading import Document, SeedError, read_documents

from .checking import content_problems
from .csv_in import read_csv
from .grid import Grid
from .places import LIMIT_BYTES, Problem, Unreadable, dotted
from .placing import in_order, merged, placed
from .tables import to_content, to_tables
from .workbook_in import read_xlsx

Content = Mapping[str, Any]
KINDS = (".yaml", ".yml", ".csv", ".xlsx")


@dataclass(frozen=True)
class Checked:
    """content: sound, with every field written out; None if there are problems, which are in the file's order."""

    content: dict[str, Any] | None
    problems: tuple[Problem, ...] = ()


def check_file(name: str, data: bytes, draft: Content, questionnaire: Questionnaire) -> Checked:
    """Read a file and say what the draft would be with it. YAML replaces all; a workbook or CSV the tables it holds.

    name: of the file; its ending says what it is. draft: plain data, need not be sound.
    """
    try:
        ending = _ending(name, data)
        if ending in (".yaml", ".yml"):
            return _checked_yaml(_document(name, data), draft, questionnaire)
        grids = [read_csv(name, data)] if ending == ".csv" else read_xlsx(name, data)
    except Unreadable as error:
        return Checked(None, error.problems)
    return _checked_grids(grids, draft, questionnaire)


def _ending(name: str, data: bytes) -> str:
    ending = PurePath(name).suffix.casefold()
    if ending not in KINDS:
        hint = " Unpack it first, and bring one table a file." if ending == ".zip" else ""
        raise Unreadable(Problem(f"can be YAML, CSV or XLSX, named so: {', '.join(KINDS)}.{hint}", name))
    if len(data) > LIMIT_BYTES:
        raise Unreadable(Problem(f"is larger than {LIMIT_BYTES // 2**20} MB.", name))
    return ending


def _document(name: str, data: bytes) -> Document:
    try:
        documents = list(read_documents(data.decode("utf-8-sig"), name, AnybodysFiles))
    except UnicodeDecodeError as error:
        raise Unreadable(Problem("is not UTF-8 text.", name, row=data.count(b"\n", 0, error.start) + 1)) from None
    except SeedError as error:
        raise Unreadable(*(Problem(told, name, row=line, column=at) for _, line, at, told in error.problems)) from None
    if len(documents) != 1 or not isinstance(documents[0].value, dict):
        raise Unreadable(Problem("must hold one catalogue, as seeds/catalogue.yaml does.", name))
    return documents[0]


def _labels(draft: Content) -> dict[str, Any]:
    """A version and a day are given when a catalogue is published; until then it has those of the draft."""
    return {name: draft[name] for name in ("version", "published_on")}


def _checked_yaml(document: Document, draft: Content, questionnaire: Questionnaire) -> Checked:
    content = document.value | _labels(draft)
    found = content_problems(content, questionnaire)
    if not found:
        return Checked(plain(CATALOGUE.validate_python(content)))
    told = [Problem(said, document.file, row=document.line(path), column=dotted(path)) for path, said in found]
    return Checked(None, tuple(sorted(told, key=lambda each: (each.row, each.column))))


def _checked_grids(grids: list[Grid], draft: Content, questionnaire: Questionnaire) -> Checked:
    if not all(grid.is_whole for grid in grids):
        return Checked(None, in_order(grids, [problem for grid in grids for problem in grid.problems]))
    assembled = to_content(merged(to_tables(draft), grids), _labels(draft))
    problems = placed(assembled, grids, content_problems(assembled.content, questionnaire))
    return Checked(None, problems) if problems else Checked(plain(CATALOGUE.validate_python(assembled.content)))
