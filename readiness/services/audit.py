"""Writing the audit trail, inside the transaction of what it records."""

from collections.abc import Mapping
from typing import Any

from readiness.models import AuditEntry, Submission, User


def record(
    verb: str,
    *,
    by: User | None,
    submission: Submission | None = None,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    reason: str = "",
) -> AuditEntry:
    """Store who did what. by None: the holder of the firm's link, or the system. changes: field -> (old, new)."""
    return AuditEntry.objects.create(
        verb=verb, by=by, submission=submission, changes=dict(changes or {}), reason=reason
    )
