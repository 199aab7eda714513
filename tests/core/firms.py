"""The shipped questionnaire and plain firms to put through it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from readiness.core.assessment import Assessment, Rating, assess
from readiness.core.questionnaire import Dimension, Question, Questionnaire
from readiness.core.responses import read_situation
from readiness.seeds.questionnaire import read_edition

EDITION = read_edition(Path(__file__).parents[2] / "seeds")
SEED = EDITION.questionnaire

PROFILE = {
    "sector": "retail",
    "headcount": "10-24",
    "has_employees": "yes",
    "suppliers": ["aws"],
    "ai_tools": ["chatgpt"],
    "data": ["none"],
    "regulated": "no",
    "goals": ["demand_forecasting"],
    "ai_affects_people": "no",
}
"""Every question applies, no condition of a gate holds, every target is the default."""


def document(responses: dict[str, Any], *, mode: str = "full", **facts: object) -> dict[str, Any]:
    """An input as `assess` reads it, with some facts other than PROFILE's."""
    return {"as_of": "2026-11-20", "mode": mode, "profile": PROFILE | facts, "responses": responses}


def all_at(level: int, **others: int | str) -> dict[str, int | str]:
    """Every question of the shipped questionnaire at one level, but for some others."""
    return {question.code: level for question in SEED.questions} | others


def assessed(
    responses: dict[str, Any], *, it: Questionnaire = SEED, complete: bool = True, **given: Any
) -> Assessment:
    """The assessment of one firm; `given` as in `document`."""
    kept = {code: value for code, value in responses.items() if code in it.position}
    return assess(it, [read_situation(it, document(kept, **given), complete=complete)])[0]


def rated(responses: dict[str, Any], **given: Any) -> Rating:
    return assessed(responses, **given).rating


def levels_by_dimension(rating: Rating) -> dict[str, int | None]:
    return {dimension.code: dimension.level for dimension in rating.dimensions}


def with_questions(it: Questionnaire, **changes: dict[str, Any]) -> Questionnaire:
    """The questionnaire with some fields of some questions changed: STR1={"weight": 2}."""

    def changed(question: Question) -> Question:
        return replace(question, **changes.get(question.code, {}))

    return replace(
        it,
        dimensions=tuple(
            replace(dimension, questions=tuple(changed(question) for question in dimension.questions))
            for dimension in it.dimensions
        ),
    )


def shortened(it: Questionnaire, **lengths: int) -> Questionnaire:
    """The questionnaire with only the first questions of some dimensions, and without rules on the others."""

    def kept(dimension: Dimension) -> Dimension:
        return replace(dimension, questions=dimension.questions[: lengths.get(dimension.code)])

    dimensions = tuple(kept(dimension) for dimension in it.dimensions)
    left = {question.code for dimension in dimensions for question in dimension.questions}
    return replace(
        it,
        dimensions=dimensions,
        not_applicable=tuple(rule for rule in it.not_applicable if rule.question in left),
        gates=tuple(
            replace(gate, rules=tuple(rule for rule in gate.rules if rule.question in left)) for gate in it.gates
        ),
    )
