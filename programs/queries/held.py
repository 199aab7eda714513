"""What the catalogue's side holds about a check, for its owner's copy."""

from typing import Any

from programs.models import AdvisedPlan, Recommendation, Uptake
from readiness.models import Submission
from readiness.queries.held import hold_also


def plans_of(submission: Submission) -> list[dict[str, Any]]:
    found = Recommendation.objects.filter(revision__submission=submission)
    return [{"as_of": each.as_of.isoformat(), "programs": each.programs, "receipt": each.receipt} for each in found]


def advised_plans_of(submission: Submission) -> list[dict[str, Any]]:
    found = AdvisedPlan.objects.filter(revision__submission=submission).order_by("pk")
    return [
        {"at": each.created_at.isoformat(), "programs": each.programs, "decisions": each.decisions} for each in found
    ]


def steps_of(submission: Submission) -> list[dict[str, Any]]:
    found = Uptake.objects.filter(submission=submission)
    return [{"program": each.program, "state": each.state, "on": each.on.isoformat()} for each in found]


hold_also("plans", plans_of)
hold_also("advised_plans", advised_plans_of)
hold_also("steps", steps_of)
