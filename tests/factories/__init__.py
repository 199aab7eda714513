"""Firms and submissions for tests, made through the same services that people's clicks reach."""

from typing import Any

from readiness.models import Revision, Submission
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
