"""YAML with the line of every field, so that a message can say where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from yaml.reader import ReaderError

from .loaders import Loader, OwnFiles, readable
from .walking import Field, Walk

T = TypeVar("T")
DEEP_IN_LIBYAML = "maximum nesting depth"
"""Of what libyaml says where brackets are too many for it to look for their end."""


class SeedError(Exception):
    """Some seed file is wrong. problems: (file, line, field, message), all that were found."""

    def __init__(self, problems: Iterable[tuple[str, int, str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.lines()))

    def lines(self) -> Iterator[str]:
        for file, line, field, message in self.problems:
            yield f"{file}, line {line}, {field or 'the whole file'}: {message}"


@dataclass(frozen=True)
class Document:
    """A document's value, and the line of each of its fields."""

    file: str
    value: Any
    lines: dict[Field, int]

    def error(self, problems: Iterable[tuple[Field, str]]) -> SeedError:
        """Return one error that places every (field, message) in this file."""
        return SeedError((self.file, self.line(field), _dotted(field), message) for field, message in problems)

    def line(self, field: Field) -> int:
        """Return the line of the field, or of the nearest one around it."""
        while field not in self.lines and field:
            field = field[:-1]
        return self.lines.get(field, 1)


def _dotted(field: Field) -> str:
    return ".".join(str(part) for part in field)


def read_documents(text: str, file: str, loader: Loader = OwnFiles) -> Iterator[Document]:
    """Yield each YAML document of a text. Raises SeedError where it stops being YAML or is too much to read."""
    end, line, too_much = readable(text, loader)
    try:
        nodes = loader(text[:end])
        while nodes.check_node():
            lines: dict[Field, int] = {}
            node = nodes.get_node()
            yield Document(file, Walk(nodes, lines).value(node, ()), lines)
    except yaml.YAMLError as error:
        raise SeedError([(file, *_told(error, text))]) from None
    if too_much:
        raise SeedError([(file, line, "", too_much)])


def _told(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Return the line, no field, and what is wrong."""
    line, problem = 1, str(error)
    if isinstance(error, ReaderError):
        line, problem = text.count("\n", 0, text.find(chr(error.character))) + 1, f"U+{error.character:04X} is no text"
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        line, problem = error.problem_mark.line + 1, f"{error.problem}"
    return line, "", "is nested too deeply." if DEEP_IN_LIBYAML in problem else f"is not YAML: {problem}."


def checked(adapter: TypeAdapter[T], document: Document) -> T:
    """Return the document as the adapter's type. Raises SeedError with every field that does not fit."""
    try:
        return adapter.validate_python(document.value)
    except ValidationError as error:
        raise document.error((_place(each["loc"]), each["msg"]) for each in error.errors()) from None


def _place(loc: Field) -> Field:
    """Drop what pydantic adds to a path to say that a key, not its value, is wrong."""
    return tuple(part for part in loc if part != "[key]")


def read_file(path: Path) -> Document:
    """Return the only document of a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SeedError([(path.name, 1, "", "is missing.")]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError([(path.name, 1, "", f"cannot be read: {error}.")]) from None
    documents = list(read_documents(text, path.name))
    if len(documents) != 1:
        raise SeedError([(path.name, 1, "", f"must hold one document, not {len(documents)}.")])
    return documents[0]
