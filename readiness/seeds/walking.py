"""A YAML document's nodes as plain values, with the line of each."""

import math
from collections.abc import Iterator
from typing import Any

import yaml

from .loaders import SCALARS, AnybodysFiles, OwnFiles

Field = tuple[str | int, ...]
LONGEST_NUMBER = 40
"""Letters of a number: one in sixties, such as 1:30, costs the square of its length."""


class Walk:
    """Goes through the nodes of one document once; a part that is repeated by an alias is refused.

    A few lines of aliases can stand for more than a machine can hold.
    """

    def __init__(self, loader: OwnFiles | AnybodysFiles, lines: dict[Field, int]) -> None:
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
        if not isinstance(node, yaml.ScalarNode) or node.tag not in SCALARS:
            allowed = "only text, numbers, true, false and null can stand here"
            raise yaml.MarkedYAMLError(problem=allowed, problem_mark=node.start_mark)
        try:
            return self._constructed(node)
        except (ValueError, LookupError) as error:
            raise yaml.MarkedYAMLError(problem=f"not a value: {error}", problem_mark=node.start_mark) from None

    def _constructed(self, node: yaml.ScalarNode) -> Any:
        if node.tag.endswith((":int", ":float")) and len(node.value) > LONGEST_NUMBER:
            raise ValueError(f"a number has at most {LONGEST_NUMBER} letters")
        value = self.loader.construct_object(node)
        node.value.encode()  # refuses half of a surrogate pair, which is no letter
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
