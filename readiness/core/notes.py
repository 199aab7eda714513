"""Notes beside answers. Pages send both as one set of fields, in which a note is named after its question."""

from collections.abc import Mapping
from typing import Any

PREFIX = "note_"
MOST_LETTERS = 500


def note_name(question: str) -> str:
    return PREFIX + question


def is_note(name: str) -> bool:
    return name.startswith(PREFIX)


def question_of(name: str) -> str:
    """Return the question that a field is about, be it the answer or its note."""
    return name.removeprefix(PREFIX)


def joined(answers: Mapping[str, Any], notes: Mapping[str, str]) -> dict[str, Any]:
    """Return answers and notes as one set of fields."""
    return dict(answers) | {note_name(question): text for question, text in notes.items()}


def parted(fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the answers and the notes among fields."""
    answers = {name: value for name, value in fields.items() if not is_note(name)}
    return answers, {question_of(name): text for name, text in fields.items() if is_note(name)}


def without_texts(changes: Mapping[str, tuple[Any, Any]]) -> dict[str, tuple[Any, Any]]:
    """Return changes for the record: of a text only that it changed, for the record cannot forget."""
    return {name: (None, None) if is_note(name) else change for name, change in changes.items()}
