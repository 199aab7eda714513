"""The assessment of one firm as objects that explain themselves; codes and numbers, no words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .columns import FREE, NO_ALLOWANCE, Batch, batch_of
from .pathway import Pathway, pathways
from .questionnaire import Questionnaire
from .rating import Ratings, rate, targets
from .responses import Situation
from .unknowns import decided_by


@dataclass(frozen=True)
class FiredGate:
    """A gate that caps the official level, and the question it looks at."""

    code: str
    cap: int
    question: str


@dataclass(frozen=True)
class DimensionRating:
    """level and could_be: None where too few answers are usable. position: 0..100, for trends only."""

    code: str
    level: int | None
    could_be: int | None
    target: int
    position: int | None


@dataclass(frozen=True)
class Rating:
    """A firm's level with its range and its reasons; level None: not stated, and reason says which rule."""

    level: int | None
    could_be: int | None
    base: int | None
    weakest_link: int | None
    position: int | None
    borderline: bool
    gates: tuple[FiredGate, ...]
    decided_by: tuple[str, ...]
    not_applicable: tuple[str, ...]
    dimensions: tuple[DimensionRating, ...]
    reason: str | None = None


@dataclass(frozen=True)
class Assessment:
    """A rating and the shortest way up from it, if there is one."""

    rating: Rating
    pathway: Pathway | None


@dataclass(frozen=True, eq=False)
class Rated:
    """Some firms with their columns, ratings and pathways: what objects, and matching, start from."""

    situations: Sequence[Situation]
    batch: Batch
    ratings: Ratings
    pathways: Sequence[Pathway | None]


def rate_all(questionnaire: Questionnaire, situations: Sequence[Situation]) -> Rated:
    """Rate some firms and find each one's shortest way up. Pure; the order of firms does not matter."""
    batch = batch_of(questionnaire, situations)
    ratings = rate(questionnaire, batch)
    return Rated(situations, batch, ratings, pathways(questionnaire, batch, ratings))


def assess(questionnaire: Questionnaire, situations: Sequence[Situation]) -> list[Assessment]:
    """Return the assessment of each firm, in order."""
    return assessments(questionnaire, rate_all(questionnaire, situations)) if situations else []


def assessments(questionnaire: Questionnaire, rated: Rated) -> list[Assessment]:
    """Return rated firms as objects."""
    batch, ratings = rated.batch, rated.ratings
    enough = targets(questionnaire, batch).T.tolist()
    columns = _lists(ratings)
    return [
        Assessment(_rating(questionnaire, batch, ratings, columns, firm, situation, enough[firm]), way)
        for firm, (situation, way) in enumerate(zip(rated.situations, rated.pathways, strict=True))
    ]


def _lists(ratings: Ratings) -> dict[str, Any]:
    """The columns as plain lists, firm by firm: quicker to pick from than arrays."""
    return {
        "dimension_levels": ratings.dimension_levels.transpose(2, 0, 1).tolist(),
        "dimension_positions": ratings.dimension_positions.T.tolist(),
        "caps": ratings.caps.T.tolist(),
    } | {name: getattr(ratings, name).T.tolist() for name in ("levels", "bases", "limits", "positions", "borderline")}


def _rating(
    questionnaire: Questionnaire,
    batch: Batch,
    ratings: Ratings,
    columns: dict[str, Any],
    firm: int,
    situation: Situation,
    enough: list[int],
) -> Rating:
    level, could_be = columns["levels"][firm]
    lower, upper = columns["dimension_levels"][firm]
    dimensions = tuple(
        DimensionRating(dimension.code, low or None, high or None, target, None if place < 0 or not low else place)
        for dimension, low, high, target, place in zip(
            questionnaire.dimensions, lower, upper, enough, columns["dimension_positions"][firm], strict=True
        )
    )
    position, limit = columns["positions"][firm], columns["limits"][firm][0]
    return Rating(
        level=level or None,
        could_be=could_be or None,
        base=columns["bases"][firm][0] or None,
        weakest_link=limit if level and limit < NO_ALLOWANCE else None,
        position=None if position < 0 else position,
        borderline=columns["borderline"][firm],
        gates=_gates(questionnaire, columns["caps"][firm]),
        decided_by=decided_by(questionnaire, batch, ratings, firm),
        not_applicable=situation.not_applicable,
        dimensions=dimensions,
        reason=None if level else _reason(questionnaire, dimensions),
    )


def _gates(questionnaire: Questionnaire, caps: list[int]) -> tuple[FiredGate, ...]:
    """One entry a gate, with the lowest cap among its rules that fired."""
    fired: dict[str, FiredGate] = {}
    for (gate, rule), cap in zip(questionnaire.gate_rules(), caps, strict=True):
        if cap < FREE and (gate.code not in fired or cap < fired[gate.code].cap):
            fired[gate.code] = FiredGate(gate.code, cap, rule.question)
    return tuple(fired[code] for code in sorted(fired))


def _reason(questionnaire: Questionnaire, dimensions: Sequence[DimensionRating]) -> str:
    minimum = questionnaire.minimum
    rated = {dimension.code for dimension in dimensions if dimension.level}
    if missing := [code for code in minimum.must_have if code not in rated]:
        return f"{missing[0]} has too few usable answers to have a level, and no level is stated without it."
    return f"Only {len(rated)} dimensions have a level; at least {minimum.dimensions} are needed."


def as_data(assessment: Assessment) -> dict[str, Any]:
    """Return the assessment as plain data, as `assess` prints it and receipts carry it."""
    rating, pathway = assessment.rating, assessment.pathway
    data: dict[str, Any] = {
        "rating": {
            "level": rating.level,
            "could_be": rating.could_be,
            "base": rating.base,
            "weakest_link": rating.weakest_link,
            "position": rating.position,
            "borderline": rating.borderline,
            "gates": [{"code": gate.code, "cap": gate.cap, "question": gate.question} for gate in rating.gates],
            "decided_by": list(rating.decided_by),
            "not_applicable": list(rating.not_applicable),
            "dimensions": {
                each.code: {
                    "level": each.level,
                    "could_be": each.could_be,
                    "target": each.target,
                    "position": each.position,
                }
                for each in rating.dimensions
            },
        }
    }
    if rating.reason:
        data["rating"]["reason"] = rating.reason
    if pathway:
        steps = [{"question": step.question, "from": step.before, "to": step.after} for step in pathway.steps]
        data["pathway"] = {"from": pathway.start, "to": pathway.end, "steps": steps}
    return data
