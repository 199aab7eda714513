"""The two readers of YAML, of one dialect, and how much of a text they may read."""

import re
from contextlib import suppress
from typing import Any, NamedTuple

import yaml

STANDARD = "tag:yaml.org,2002:"
SCALARS = tuple(STANDARD + kind for kind in ("str", "int", "float", "bool", "null"))
RESOLVERS = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in SCALARS and not tag.endswith("bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
RESOLVERS |= {
    first: [*RESOLVERS.get(first, []), (f"{STANDARD}bool", word)]
    for first, word in (("t", re.compile("^true$")), ("f", re.compile("^false$")))
}
"""Only numbers, true, false and null are special; yes, no and dates are the text they are."""
DEEPEST = 50
MOST_PARTS = 200_000
"""Texts, numbers, lists and rows of one document: some 200 MiB when read. The catalogue of the seeds has 5,605."""


class OwnFiles(yaml.CSafeLoader):
    """Reads with libyaml: fast, for the files of those who run the service."""

    yaml_implicit_resolvers = RESOLVERS


class AnybodysFiles(yaml.SafeLoader):
    """Reads in Python: ten times slower, but nothing that is sent in can reach a fault of libyaml."""

    yaml_implicit_resolvers = RESOLVERS

    def fetch_more_tokens(self) -> None:
        """Place an escape or a version that stands for more than Python's numbers and letters hold."""
        try:
            super().fetch_more_tokens()
        except (ValueError, OverflowError) as error:
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(problem=str(error), problem_mark=mark) from None


Loader = type[OwnFiles] | type[AnybodysFiles]


class Readable(NamedTuple):
    """How much of a text is read.

    end: the index where a document begins that is too much, None if none is. line, too_much: where in it, and why.
    """

    end: int | None = None
    line: int = 0
    too_much: str = ""


def readable(text: str, loader: Loader) -> Readable:
    """Look for the first document that is nested too deeply or has too many parts.

    The parser makes nodes by calling itself, and ends the process where that goes too deep; events come one by one.
    """
    begins = depth = parts = 0
    with suppress(yaml.YAMLError):  # is told when it is read
        for event in yaml.parse(text, Loader=loader):
            mark: Any = event.start_mark  # never missing, whatever its type says
            if isinstance(event, yaml.DocumentStartEvent):
                begins, parts = mark.index, 0
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            parts += isinstance(event, yaml.NodeEvent)
            if depth > DEEPEST:
                return Readable(begins, mark.line + 1, "is nested too deeply.")
            if parts > MOST_PARTS:
                return Readable(
                    begins, mark.line + 1, f"is where a document has {MOST_PARTS:,} parts, and more follow."
                )
    return Readable()
