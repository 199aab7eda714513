"""Copies of seeds/ with one thing broken: the message names file, line and field."""

from typing import NamedTuple

import pytest
import yaml

from readiness.seeds.questionnaire import read_edition
from readiness.seeds.reading import SeedError

STRUCTURE, ENGLISH, SOURCES = "questionnaire.yaml", "questionnaire.en.yaml", "sources.yaml"


class Case(NamedTuple):
    """old stands once in the file; new takes its place. line: from there to the line that is named, if it matters."""

    file: str
    old: str
    new: str
    field: str
    says: str = ""
    line: int | None = 0


def found_in(folder) -> tuple[tuple[str, int, str, str], ...]:
    with pytest.raises(SeedError) as caught:
        read_edition(folder)
    return caught.value.problems


CASES = {
    "not YAML": Case(STRUCTURE, "gates:\n", "gates: [\n", "", "is not YAML", 1),
    "unknown field": Case(STRUCTURE, "{code: STR4}", "{code: STR4, wieght: 2}", "dimensions.0.questions.3.wieght"),
    "wrong type": Case(STRUCTURE, "{code: STR4}", "{code: STR4, weight: x}", "dimensions.0.questions.3.weight"),
    "weight of zero": Case(STRUCTURE, "{code: STR4}", "{code: STR4, weight: 0}", "dimensions.0", "below 1", -7),
    "missing field": Case(STRUCTURE, "{code: STR4}", "{core: true}", "dimensions.0.questions.3.code", "required"),
    "no date": Case(STRUCTURE, "published_on: 2026-11-20", "published_on: soon", "published_on", "date"),
    "no question": Case(STRUCTURE, "{question: VAL4, ", "{question: VAL9, ", "not_applicable.1", "not a question"),
    "no trait": Case(STRUCTURE, "traits: [owner_only]", "traits: [owner]", "not_applicable.3", "not a trait"),
    "duplicate code": Case(STRUCTURE, "{code: STR5, ", "{code: STR4, ", "dimensions", "STR4 is defined 2", None),
    "no source": Case(STRUCTURE, "sources: [AIRI-O, OECD, ", "sources: [XY, ", "dimensions.1.sources", "XY is not in"),
    "duplicate key": Case(ENGLISH, "  STR2:\n    text: Do", "  STR1:\n    text: Do", "", "STR1 stands twice"),
    "no words": Case(ENGLISH, "  G6: {name: AI is", "  G7: {name: AI is", "gates", "has no words for G6.", None),
    "option gone": Case(ENGLISH, "      - We don’t.\n", "", "questions.STR4.options.4", "required", None),
    "no level": Case(ENGLISH, "  5: {name: Leading", "  five: {name: Leading", "levels.five"),
    "no reason": Case(ENGLISH, "small: you are fewer than ten people", "x: y", "targets", "no words for small", None),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_broken_seeds_name_file_line_and_field(folder, replace, case):
    line = replace(case.file, case.old, case.new)

    (file, found, field, message), *_others = found_in(folder)

    assert (file, field) == (case.file, case.field)
    assert case.says in message
    assert case.line is None or found == line + case.line


def test_source_that_is_gone_is_named_where_it_is_used(folder, replace):
    replace(SOURCES, "{code: OECD,", "{code: GONE,")

    ((file, _line, field, message),) = found_in(folder)

    assert (file, field, message) == (STRUCTURE, "dimensions.1.sources", "OECD is not in sources.yaml.")


def test_broken_seeds_name_everything_that_is_wrong(folder, replace):
    replace(ENGLISH, "  G6: {name: AI is", "  G7: {name: AI is")
    replace(ENGLISH, "  critical: one", "  crucial: one")

    assert [(field, message) for _file, _line, field, message in found_in(folder)] == [
        ("gates", "has no words for G6."),
        ("gates.G7", "is not in the questionnaire."),
        ("targets", "has no words for critical."),
        ("targets.crucial", "is not in the questionnaire."),
    ]


def test_broken_second_language_is_refused(folder):
    words = yaml.safe_load((folder / ENGLISH).read_text(encoding="utf-8"))
    words["questions"].pop("STR1")
    (folder / "questionnaire.zh.yaml").write_text(yaml.safe_dump(words | {"language": "zh"}))

    ((file, _line, field, message),) = found_in(folder)

    assert (file, field, message) == ("questionnaire.zh.yaml", "questions", "has no words for STR1.")


def test_second_file_of_a_language_is_refused(folder):
    """Whoever copies the English file and forgets its first line must not replace the English words."""
    (folder / "questionnaire.zh.yaml").write_bytes((folder / ENGLISH).read_bytes())

    ((file, _line, field, _message),) = found_in(folder)

    assert (file, field) == ("questionnaire.zh.yaml", "language")


def test_seeds_without_english_are_refused(folder):
    (folder / ENGLISH).unlink()

    assert found_in(folder) == ((ENGLISH, 1, "", "is missing; English is always needed."),)


@pytest.mark.parametrize("file", [STRUCTURE, SOURCES])
def test_seeds_without_a_file_name_it(folder, file):
    (folder / file).unlink()

    ((named, _line, _field, message),) = found_in(folder)

    assert named == file
    assert "missing" in message


@pytest.mark.parametrize(
    "text", ["sources:\n  - {code: AIRI-O}\n", "sources: none\n", "- AIRI-O\n", "sources:\n  - AIRI-O\n"]
)
def test_sources_of_a_wrong_shape_are_named(folder, text):
    (folder / SOURCES).write_text(text)

    (named, *_more), *_others = found_in(folder)

    assert named == SOURCES


def test_source_that_is_listed_twice_is_refused(folder):
    path = folder / SOURCES
    path.write_text(path.read_text(encoding="utf-8") + "  - {code: OECD, is: another}\n")

    ((named, _line, _field, message),) = found_in(folder)

    assert named == SOURCES
    assert "OECD" in message
