"""What a column of the flat tables takes, and the tables themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from programs.core.catalogue import CONFIDENCES

Kind = Literal["text", "list", "whole", "yes_no", "date"]
CODE = r"[-A-Za-z0-9_]+"
NUMBER = r"\d+(/[1-9]\d*)?"
ADDRESS = r"https?://\S+"


@dataclass(frozen=True)
class Column:
    """takes: in words, what stands in a cell. needed: an empty cell is refused.

    most: characters of a text or of each entry of a list. low, high: bounds of a whole number. choices: the only
    values, where they are always the same. pattern: what a text must match.
    """

    name: str
    kind: Kind
    takes: str
    needed: bool = True
    most: int = 5000
    low: int = 0
    high: int = 1_000_000
    choices: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True)
class Table:
    """key: the columns that tell its rows apart. is_ordered: the order of rows says something."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    is_ordered: bool = False

    @property
    def by_name(self) -> Mapping[str, Column]:
        return {column.name: column for column in self.columns}


def _text(name: str, takes: str, most: int = 5000, *, needed: bool = True, pattern: str = "") -> Column:
    return Column(name, "text", takes, needed, most, pattern=pattern)


def _one_of(name: str, choices: Iterable[str]) -> Column:
    known = tuple(choices)
    return Column(name, "text", f"one of: {', '.join(known)}", choices=known)


def _whole(name: str, takes: str, low: int, high: int, *, needed: bool = True) -> Column:
    return Column(name, "whole", takes, needed, low=low, high=high)


def _list(name: str, takes: str, most: int = 60, *, needed: bool = False) -> Column:
    return Column(name, "list", f"{takes}, separated by |", needed, most)


def _yes_no(name: str, meaning: str) -> Column:
    return Column(name, "yes_no", f"yes or no: {meaning}", choices=("yes", "no"))


def _date(name: str, takes: str, *, needed: bool = False) -> Column:
    return Column(name, "date", f"{takes}, as 2026-11-20" + ("" if needed else ", or nothing if not known"), needed)


_PROGRAM = _text("program", "the slug of a programme", 60)
_CONFIDENCE = _one_of("confidence", CONFIDENCES)
_AMOUNT = 1_000_000

TABLES = (
    Table(
        "programs",
        "One row a programme, in the order of the catalogue.",
        (
            _text("slug", "letters, digits, - and _; it stays the same for ever", 60, pattern=CODE),
            _text("name", "the name", 120),
            _list("providers", "who offers it", 120, needed=True),
            _text("vendor", "the code of a vendor, or neutral", 50),
            _one_of("kind", ("training", "certificate", "adoption", "funding")),
            _text("summary", "a sentence or two"),
            _whole("level_from", "a level from 1 to 5", 1, 5),
            _whole("level_to", "a level from 1 to 5, not below level_from", 1, 5),
            _list("audience", "learners of the profile; nothing means everybody"),
            _whole("hours", "whole hours per person, or nothing if not known", 0, _AMOUNT, needed=False),
            _whole("money", "whole S$ per person, or nothing if not known", 0, _AMOUNT, needed=False),
            _list("languages", "languages of the profile"),
            _yes_no("has_all_languages", "there are no other languages"),
            _list("formats", "formats of the profile; nothing means not known"),
            _list("goals", "goals of the profile, or general"),
            _yes_no("tools_in_use", "people work with the vendor's tools in it"),
            _list("conditions", "codes of conditions"),
            _text("models", "models covered", 200, needed=False),
            _text(
                "url",
                "an address that begins with https:// or http://, or nothing",
                400,
                needed=False,
                pattern=ADDRESS,
            ),
            _yes_no("url_is_checked", "the address itself was opened"),
            _CONFIDENCE,
        ),
        ("slug",),
        is_ordered=True,
    ),
    Table(
        "cohorts",
        "One row an intake, in order of time; every programme needs one.",
        (
            _PROGRAM,
            _one_of("status", ("open", "reported", "unknown", "ended")),
            _date("starts_on", "the first day"),
            _date("ends_on", "the last day"),
            _yes_no("disputed", "sources disagree about the end"),
        ),
        ("program", "starts_on"),
        is_ordered=True,
    ),
    Table(
        "raises",
        "One row a question that a programme can lift.",
        (_PROGRAM, _text("question", "the code of a question", 8), _whole("level", "a level from 1 to 5", 1, 5)),
        ("program", "question"),
    ),
    Table(
        "facts",
        "One row a fact, in the order in which they are shown.",
        (
            _PROGRAM,
            _text("name", "what it is about, such as cost; once in a programme", 40),
            _text("says", "what it says"),
            _list("sources", "codes of sources", 12, needed=True),
            _CONFIDENCE,
            _date("checked_on", "the day it was checked", needed=True),
        ),
        ("program", "name"),
        is_ordered=True,
    ),
    Table(
        "lock_in",
        "One row a programme and factor.",
        (
            _PROGRAM,
            _text("factor", "the code of a factor, F1 to F8", 4),
            _whole("value", "0 to 4, or nothing if not known", 0, 4, needed=False),
            _yes_no("passes", "the factor is that of what the money buys; only for funding"),
            _text("why", "the reason", 300),
        ),
        ("program", "factor"),
    ),
    Table(
        "sources",
        "One row a source of facts.",
        (
            _text("code", "a short code such as S01", 12, pattern=CODE),
            _text("url", "an address that begins with https:// or http://", 400, pattern=ADDRESS),
            _text("dated", "the date as the source states it, in words", 120),
            _CONFIDENCE,
        ),
        ("code",),
    ),
    Table(
        "vendors",
        "One row a maker or supplier.",
        (
            _text("code", "letters, digits, - and _", 50, pattern=CODE),
            _text("name", "the name", 80),
            _whole("jurisdiction", "0 to 4, or nothing if not known", 0, 4, needed=False),
        ),
        ("code",),
    ),
    Table(
        "tools",
        "One row an AI tool of the profile.",
        (
            _text("tool", "the code of an AI tool", 50),
            _text("maker", "the code of a vendor", 50),
            _yes_no("open", "its models are mostly open"),
        ),
        ("tool",),
    ),
    Table(
        "sentences",
        "One row a sentence for a condition or a warning.",
        (
            _one_of("kind", ("condition", "warning")),
            _text("code", "the code of the condition or warning", 30),
            _text("text", "what people read"),
        ),
        ("code",),
    ),
    Table(
        "factors",
        "The eight lock-in factors, F1 to F8.",
        (
            _text("code", "F1 to F8", 4),
            _whole("weight", "a whole number", 0, 100),
            _yes_no("is_choice", "an alternative helps; no: the worst commitment counts"),
            _text("name", "the name", 80),
            _text("meaning", "what it measures"),
            *(_text(f"step_{value}", f"what the value {value} means") for value in range(5)),
            _text("basis", "where it comes from"),
            _text("warning", "the warning at 3 and 4"),
            _text("advice", "what to do from 2 on"),
        ),
        ("code",),
        is_ordered=True,
    ),
    Table(
        "numbers",
        "Every number of the matching method.",
        (
            _text("code", "the code of the number", 60),
            _text("value", "a whole number, or a fraction such as 7/10", 20, pattern=NUMBER),
            _text("unit", "the unit", 20),
            _text("meaning", "what it means"),
            _text("source", "where it comes from", 200),
        ),
        ("code",),
        is_ordered=True,
    ),
)
BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
OF_PROGRAMS = ("cohorts", "raises", "facts", "lock_in")
"""Tables whose rows hang on a programme."""
