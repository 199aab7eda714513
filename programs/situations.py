"""Situations from files: read, answered in batches, and written one JSON object a line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from programs.queries.recommendations import answers_to
from programs.seeds import CatalogueEdition
from readiness.core.canonical import canonical_json, read_json
from readiness.core.errors import InvalidInput
from readiness.core.responses import Situation, read_situation
from readiness.seeds.questionnaire import Edition
from readiness.seeds.reading import SeedError, read_documents

BATCH = 512
"""Situations answered at a time; changes the speed, never an answer."""


@dataclass(frozen=True)
class Given:
    """One document as it came, or what is wrong with it."""

    document: Any = None
    error: InvalidInput | None = None


def documents_of(path: Path) -> Iterator[Given]:
    """Yield the documents of a file: JSON Lines if it ends in .jsonl, else YAML."""
    try:
        with path.open("rb") as file:
            yield from (
                json_lines(file, path.name) if path.suffix == ".jsonl" else _yaml(file.read().decode(), path.name)
            )
    except (OSError, UnicodeDecodeError) as error:
        yield Given(error=InvalidInput(path.name, f"cannot be read: {error}."))


def json_lines(lines: Iterable[bytes], name: str) -> Iterator[Given]:
    """Yield a document for each line that is not blank; a line that is not JSON is an error of its own."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Given(read_json(line))
        except ValueError as error:
            yield Given(error=InvalidInput(f"{name}, line {number}", f"is not JSON: {error}."))


def _yaml(text: str, name: str) -> Iterator[Given]:
    try:
        for document in read_documents(text, name):
            yield Given(document.value)
    except SeedError as error:
        _file, line, _field, message = error.problems[0]
        yield Given(error=InvalidInput(f"{name}, line {line}", message))


def answers(edition: Edition, catalogue: CatalogueEdition, given: Iterable[Given]) -> Iterator[tuple[str, bool]]:
    """Yield a line for each document, in order, and whether it could be answered."""
    waiting = iter(given)
    while batch := list(islice(waiting, BATCH)):
        yield from _answer(edition, catalogue, batch)


def _answer(edition: Edition, catalogue: CatalogueEdition, batch: list[Given]) -> Iterator[tuple[str, bool]]:
    read = [_read(edition, each) for each in batch]
    sound = [situation for _name, situation in read if isinstance(situation, Situation)]
    results = iter(answers_to(edition.questionnaire, catalogue.catalogue, sound))
    versions = {"catalogue": catalogue.digest, "questionnaire": edition.digest}
    for name, situation in read:
        if isinstance(situation, Situation):
            yield canonical_json({"id": name, "versions": versions} | next(results).data), True
        else:
            error = {"where": situation.where, "message": situation.message}
            yield canonical_json({"id": name, "error": error}), False


def _read(edition: Edition, given: Given) -> tuple[str | int | None, Situation | InvalidInput]:
    name = given.document.get("id") if isinstance(given.document, dict) else None
    if name is not None and not _can_be_echoed(name):
        return None, InvalidInput("id", "must be text or a whole number.")
    try:
        return name, given.error or read_situation(edition.questionnaire, given.document)
    except InvalidInput as error:
        return name, error


def _can_be_echoed(name: object) -> bool:
    """Say whether a name is a whole number, or text without half a character (YAML can write one)."""
    return type(name) is int or (isinstance(name, str) and name == name.encode(errors="ignore").decode())
