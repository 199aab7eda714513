"""Whatever the record can say, people can read: every verb that the source records has its words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

import readiness.models.work
from programs.models.draft import EDITED
from readiness.queries.record import verbs

MADE_OF_PARTS = {
    "f'{verb} {row._meta.verbose_name_raw}'": [
        f"{verb} {row._meta.verbose_name_raw}" for verb in ("add", "change", "delete") for row in EDITED
    ],
    "f'mail {kind.template}'": ["mail questions", "mail reviewed", "mail answered"],
    "f'cancel {work._meta.verbose_name_raw}'": [
        f"cancel {kind._meta.verbose_name_raw}" for kind in readiness.models.work.Work.__subclasses__()
    ],
}
"""Verbs that are put together where they are recorded, and all that can come of it."""
PASSED_ON = {"verb"}
"""A verb that a function was given: its callers are looked at."""


def said() -> Iterator[ast.expr]:
    """Yield what the source gives `record`, and what it gives others as a `verb` to record."""
    for app in ("readiness", "programs"):
        for path in sorted(Path(settings.BASE_DIR, app).rglob("*.py")):
            for call in ast.walk(ast.parse(path.read_text())):
                if not isinstance(call, ast.Call):
                    continue
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                if name == "record":
                    yield call.args[0]
                elif name != "filter":
                    yield from (keyword.value for keyword in call.keywords if keyword.arg == "verb")


def recorded() -> set[str]:
    found = set()
    for verb in said():
        if isinstance(verb, ast.Constant):
            found.add(verb.value)
        elif isinstance(verb, ast.IfExp):
            found |= {verb.body.value, verb.orelse.value}
        elif ast.unparse(verb) not in PASSED_ON:
            found |= set(MADE_OF_PARTS[ast.unparse(verb)])
    return found


def test_every_verb_that_is_recorded_has_words():
    assert {verb for verb in recorded() if not verbs.is_told(verb)} == set()


def test_every_verb_with_words_is_recorded_somewhere():
    assert {verb for verb, _words in verbs.choices()} - recorded() == set()


def test_verbs_fit_their_column():
    assert [verb for verb in recorded() if len(verb) > 40] == []


def test_words_of_two_verbs_differ():
    words = [words for _verb, words in verbs.choices()]

    assert len(set(words)) == len(words)


@pytest.mark.parametrize(("verb", "words"), [("submit", "Handed in the answers"), ("add AI tool", "Added: AI tool")])
def test_told_says_it_in_words(verb, words):
    assert verbs.told(verb) == words


def test_verb_without_words_is_told_as_it_is():
    assert verbs.told("dance") == "dance"


def test_kind_of_row_is_recorded_in_english_whatever_language_is_spoken():
    with translation.override("zh-hans"):
        kinds = [row._meta.verbose_name_raw for row in EDITED]

    assert kinds == ["source", "vendor", "AI tool", "sentence", "lock-in factor", "number", "programme"]
