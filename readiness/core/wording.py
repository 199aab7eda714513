"""The words of a questionnaire in one language, and whether they are complete."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .questionnaire import Closed, Questionnaire


@dataclass(frozen=True)
class LevelWords(Closed):
    name: str
    seen: str


@dataclass(frozen=True)
class DimensionWords(Closed):
    name: str
    short: str
    meaning: str


@dataclass(frozen=True)
class QuestionWords(Closed):
    """options: five statements, level 1 first. hint helps to understand; ask: who in the firm could tell."""

    text: str
    options: tuple[str, str, str, str, str]
    hint: str = ""
    why: str = ""
    ask: str = ""


@dataclass(frozen=True)
class GateWords(Closed):
    name: str
    why: str


@dataclass(frozen=True)
class FactWords(Closed):
    """text asks for the fact; short names it in a list."""

    text: str
    short: str
    values: Mapping[str, str]
    hint: str = ""


@dataclass(frozen=True, eq=False)
class Wording(Closed):
    """Everything a person reads about a questionnaire, by the codes of its structure."""

    language: str
    name: str
    levels: Mapping[int, LevelWords]
    dimensions: Mapping[str, DimensionWords]
    questions: Mapping[str, QuestionWords]
    not_applicable: Mapping[str, str]
    gates: Mapping[str, GateWords]
    targets: Mapping[str, str]
    traits: Mapping[str, str]
    sections: Mapping[str, str]
    profile: Mapping[str, FactWords] = field(default_factory=dict)


def in_order(questionnaire: Questionnaire, wording: Wording) -> Wording:
    """Return complete words in the order of their codes in the questionnaire: a database may have lost it."""
    profile = {
        code: replace(wording.profile[code], values={each: wording.profile[code].values[each] for each in key.values})
        for code, key in questionnaire.profile_keys.items()
    }
    questions = {code: wording.questions[code] for code in questionnaire.position}
    dimensions = {dimension.code: wording.dimensions[dimension.code] for dimension in questionnaire.dimensions}
    return replace(
        wording,
        levels=dict(sorted(wording.levels.items())),
        profile=profile,
        questions=questions,
        dimensions=dimensions,
    )


def differences(questionnaire: Questionnaire, wording: Wording) -> list[tuple[tuple[str, ...], str]]:
    """Return (path, message) for every code without words and all words without a code; empty if complete."""
    expected: dict[str, set[str]] = {
        "levels": {"1", "2", "3", "4", "5"},
        "dimensions": {dimension.code for dimension in questionnaire.dimensions},
        "questions": set(questionnaire.position),
        "not_applicable": {rule.question for rule in questionnaire.not_applicable},
        "gates": {gate.code for gate in questionnaire.gates},
        "targets": {rule.code for rule in questionnaire.targets.rules},
        "traits": {trait.code for trait in questionnaire.traits},
        "sections": {section.section for section in questionnaire.profile},
        "profile": set(questionnaire.profile_keys),
    }
    found = [
        problem
        for part, codes in expected.items()
        for problem in _compared((part,), codes, {str(code) for code in getattr(wording, part)})
    ]
    for code, key in questionnaire.profile_keys.items():
        if code in wording.profile:
            found += _compared(("profile", code, "values"), set(key.values), set(wording.profile[code].values))
    return found


def _compared(path: tuple[str, ...], codes: set[str], worded: set[str]) -> list[tuple[tuple[str, ...], str]]:
    missing = [(path, f"has no words for {code}.") for code in sorted(codes - worded)]
    return missing + [((*path, code), "is not in the questionnaire.") for code in sorted(worded - codes)]
