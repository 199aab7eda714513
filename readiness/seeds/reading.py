"""YAML with the line of every field, so that a message can say where."""

import math
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")
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


SCALARS = ("str", "int", "float", "bool", "null")
DEEPEST = 50
TOO_DEEP = "maximum nesting depth"
"""Of what the parser itself says where brackets are too many to look for their end."""
LONGEST_NUMBER = 40
"""Letters of a number: one in sixties, such as 1:30, costs the square of its length."""


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
    end, too_deep = _readable(text)
    loader = _Loader(text[:end])
    try:
        while loader.check_node():
            lines: dict[Field, int] = {}
            node = loader.get_node()
            yield Document(file, _Walk(loader, lines).value(node, ()), lines)
        if too_deep:
            raise SeedError([(file, too_deep, "", "is nested too deeply.")])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        says = "nested too deeply" if TOO_DEEP in (error.problem or "") else f"not YAML: {error.problem}"
        raise SeedError([(file, line, "", f"is {says}.")]) from None
    except yaml.YAMLError as error:
        raise SeedError([(file, 1, "", f"is not YAML: {error}.")]) from None
    finally:
        loader.dispose()


def _readable(text: str) -> tuple[int | None, int]:
    """Return where a document begins that is nested too deeply, and the line where it is; else None and 0.

    The parser makes nodes by calling itself, and ends the process where that goes too deep; events come one by one.
    """
    depth, begins = 0, 0
    with suppress(yaml.YAMLError):  # is told when it is read
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            mark: Any = event.start_mark  # never missing, whatever its type says
            if isinstance(event, yaml.DocumentStartEvent):
                begins = mark.index
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    return begins, mark.line + 1
    return None, 0


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


class _Walk:
    """Goes through the nodes of one document once; a part that is repeated by an alias is refused.

    A few lines of aliases can stand for more than a machine can hold.
    """

    def __init__(self, loader: _Loader, lines: dict[Field, int]) -> None:
        self.loader, self.lines = loader, lines
        self.seen: set[int] = set()

    def value(self, node: yaml.Node | None, field: Field) -> Any:
        assert node is not None  # noqa: S101  # there is one: check_node said so, and children always have theirs
        if id(node) in self.seen:
            raise yaml.MarkedYAMLError(problem="an alias is used; write the part out", problem_mark=node.start_mark)
        self.seen.add(id(node))
        self.lines[field] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return dict(self._items(node, field))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*field, place)) for place, child in enumerate(node.value)]
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> Any:
        """Return a text, number, true, false or null; any other tag is refused, as is a value that does not fit."""
        if not isinstance(node, yaml.ScalarNode) or node.tag.rsplit(":", 1)[1] not in SCALARS:
            allowed = "only text, numbers, true, false and null can stand here"
            raise yaml.MarkedYAMLError(problem=allowed, problem_mark=node.start_mark)
        try:
            return self._constructed(node)
        except (ValueError, OverflowError) as error:
            raise yaml.MarkedYAMLError(problem=f"not a value: {error}", problem_mark=node.start_mark) from None

    def _constructed(self, node: yaml.ScalarNode) -> Any:
        if node.tag.endswith((":int", ":float")) and len(node.value) > LONGEST_NUMBER:
            raise ValueError(f"a number has at most {LONGEST_NUMBER} letters")
        value = self.loader.construct_object(node)
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError(f"{node.value} is no number")
        return value

    def _items(self, node: yaml.MappingNode, field: Field) -> Iterator[tuple[Any, Any]]:
        seen = set()
        for key_node, child in node.value:
            key = self._scalar(key_node)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"{key} stands twice", problem_mark=key_node.start_mark)
            seen.add(key)
            yield key, self.value(child, (*field, key))
