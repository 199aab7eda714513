"""Firms and submissions for tests, made through the same services that people's clicks reach."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from readiness.models import Revision, Submission
from readiness.seeds.questionnaire import Edition, edition_of
from readiness.services.submissions import save_answers, save_profile, start_submission, submit

PROFILE: dict[str, Any] = {
    "sector": "wholesale",
    "headcount": "25-49",
    "has_employees": "yes",
    "suppliers": ["microsoft"],
    "ai_tools": ["chatgpt"],
    "data": ["staff"],
    "regulated": "no",
    "goals": ["demand_forecasting"],
    "ai_affects_people": "no",
}
DIMENSIONS = ("STR", "VAL", "DAT", "PPL", "TEC", "GOV", "VEN")
CODES = tuple(f"{dimension}{number}" for dimension in DIMENSIONS for number in range(1, 6))


def answers(level: int = 3, **changed: Any) -> dict[str, Any]:
    """All 35 answers at one level, but for some: answers(3, TEC4="unknown")."""
    return dict.fromkeys(CODES, level) | changed


def a_submission(
    *,
    mode: str = "full",
    profile: dict[str, Any] | None = None,
    responses: dict[str, Any] | None = None,
    firm: dict[str, str] | None = None,
    previous: Submission | None = None,
) -> Submission:
    """A draft; without responses nothing is answered yet. Needs the `version` fixture."""
    submission = start_submission(mode=mode, by=None, previous=previous)
    facts = PROFILE if profile is None else profile
    save_profile(submission=submission, shown={}, given=facts, firm=firm or {}, by=None)
    if responses:
        save_answers(submission=submission, shown={}, given=responses, by=None)
    return submission


def a_revision(**given: Any) -> Revision:
    """A submission that was handed in, all answers at level 3 unless stated."""
    return submit(submission=a_submission(**{"responses": answers()} | given), by=None)


def a_changed(edition: Edition, change: Callable[[dict[str, Any]], Any]) -> Edition:
    """Another edition, made from a copy of this one's content after `change` was done to it."""
    content = deepcopy(dict(edition.content))
    change(content)
    return edition_of(content)


def renumbered(edition: Edition, version: str = "9.9") -> Edition:
    """The same questionnaire under another version number."""
    return a_changed(edition, lambda content: content["structure"].update(version=version))


def as_posted(facts: dict[str, Any] = PROFILE, **details: str) -> dict[str, Any]:
    """Facts about a firm, and its own details, as the page of the firm posts them."""
    posted = {key: value for key, value in facts.items() if key != "goals"} | details
    return posted | {f"goals_{place}": goal for place, goal in enumerate(facts.get("goals", ()))}
