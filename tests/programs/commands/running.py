"""Documents for assess, and running it within the tests."""

import json
from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

from django.core.management import call_command
from factories import PROFILE, answers

GOOD: dict[str, Any] = {"as_of": "2026-11-20", "profile": PROFILE, "responses": answers()}


def situation(level: int = 3, **changed: Any) -> dict[str, Any]:
    """A document that can be rated, all answers at one level."""
    return GOOD | {"responses": answers(level)} | changed


def jsonl(*documents: Any) -> str:
    return "\n".join(json.dumps(document) for document in documents)


def standard_input(text: str) -> TextIOWrapper:
    """Standard input that holds a text in UTF-8."""
    return TextIOWrapper(BytesIO(text.encode()), encoding="utf-8")


def run(*files: str) -> tuple[str, int]:
    """Return what the command prints, and its exit code."""
    printed = StringIO()
    try:
        call_command("assess", *files, stdout=printed)
    except SystemExit as end:
        return printed.getvalue(), end.code
    return printed.getvalue(), 0


def outcome(*files: str) -> tuple[list[tuple[Any, dict[str, str] | None]], int]:
    """Return (id, error or None) of each printed line, and the exit code."""
    printed, code = run(*files)
    found = [json.loads(line) for line in printed.splitlines()]
    return [(line["id"], line.get("error")) for line in found], code
