"""A review's way through its states; each step is locked, checked and recorded."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused
from readiness.models import Review, User
from readiness.models.review import TRANSITIONS, Status
from readiness.services.audit import record


def locked(review: Review) -> Review:
    """Return the review as it is stored now, locked until the surrounding transaction ends."""
    return Review.objects.select_for_update().get(pk=review.pk)


@transaction.atomic
def move(review: Review, status: str, *, verb: str, by: User | None, reason: str = "", **fields: Any) -> Review:
    """Move a review to another status, set fields with it, and record it; return the stored review.

    by None: the firm. Raises ReviewRefused if the status may not follow the one that is stored.
    """
    found = locked(review)
    if status not in TRANSITIONS[found.status]:
        told = _("This review is %(status)s, so this cannot be done now. Reload the page to see where it stands.")
        raise ReviewRefused(told % {"status": Status(found.status).label})
    changes: dict[str, tuple[Any, Any]] = {"status": (found.status, status)}
    if "assignee" in fields:
        changes["assignee"] = (found.assignee_id, getattr(fields["assignee"], "pk", None))
    for name, value in {**fields, "status": status}.items():
        setattr(found, name, value)
    found.save()
    record(verb, by=by, submission=found.submission, changes=changes, reason=reason)
    return found
