"""Handing out everything that is held about a firm, and keeping that it was."""

from typing import Any

from django.db import transaction

from readiness.models import Submission, User
from readiness.queries.held import held_about
from readiness.queries.my_checks import firms_of

from .audit import record


@transaction.atomic
def export_check(*, submission: Submission, by: User | None) -> dict[str, Any]:
    """Return everything held about one check."""
    data = held_about(submission)
    record("export data", by=by, submission=submission)
    return data


@transaction.atomic
def export_firms(*, email: str, by: User | None) -> dict[str, Any]:
    """Return everything held about the firms that an address stands for, check by check."""
    checks = [check.submission for firm in firms_of(email) for check in firm.checks]
    return {"address": email, "checks": [export_check(submission=each, by=by) for each in checks]}
