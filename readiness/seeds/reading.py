"""YAML with the line of every field, so that a message can say where."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Field = tuple[str | int, ...]


class SeedError(Exception):
    """Some seed file is wrong. problems: (file, line, field, message), all that were found."""

    def __init__(self, problems: Iterable[tuple[str, int, str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.lines()))

    def lines(self) -> Iterator[str]:
        for file, line, field, message in self.problems:
            yield f"{file}, line {line}, {field or 'the whole file'}: {message}"


class _Loader(yaml.CSafeLoader):
    """Reads yes, no and dates as the text they are; only numbers, true, false and null are special."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[1] in ("int", "float", "null")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.yaml_implicit_resolvers |= {
    first: [*_Loader.yaml_implicit_resolvers.get(first, []), ("tag:yaml.org,2002:bool", word)]
    for first, word in (("t", re.compile("^true$")), ("f", re.compile("^false$")))
}


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


def read_documents(text: str, file: str) -> Iterator[Document]:
    """Yield each YAML document of a text. Raises SeedError where it stops being YAML."""
    loader = _Loader(text)
    try:
        while loader.check_node():
            lines: dict[Field, int] = {}
            node = loader.get_node()
            yield Document(file, _value(loader, node, (), lines), lines)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SeedError([(file, line, "", f"is not YAML: {error.problem}.")]) from None
    except yaml.YAMLError as error:
        raise SeedError([(file, 1, "", f"is not YAML: {error}.")]) from None
    finally:
        loader.dispose()


def read_file(path: Path) -> Document:
    """Return the only document of a file."""
    documents = list(read_documents(path.read_text(encoding="utf-8"), path.name))
    if len(documents) != 1:
        raise SeedError([(path.name, 1, "", f"must hold one document, not {len(documents)}.")])
    return documents[0]


def _value(loader: _Loader, node: yaml.Node | None, field: Field, lines: dict[Field, int]) -> Any:
    assert node is not None  # noqa: S101  # there is one: check_node said so, and children always have theirs
    lines[field] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return dict(_items(loader, node, field, lines))
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, child, (*field, place), lines) for place, child in enumerate(node.value)]
    return loader.construct_object(node)


def _items(
    loader: _Loader, node: yaml.MappingNode, field: Field, lines: dict[Field, int]
) -> Iterator[tuple[Any, Any]]:
    seen = set()
    for key_node, child in node.value:
        key = loader.construct_object(key_node)
        if key in seen:
            raise yaml.MarkedYAMLError(problem=f"{key} stands twice", problem_mark=key_node.start_mark)
        seen.add(key)
        yield key, _value(loader, child, (*field, key), lines)
