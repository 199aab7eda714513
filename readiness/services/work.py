"""Moving long work through its states, whatever its kind."""

from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from readiness.models import User
from readiness.models.work import ENDED, TRANSITIONS, State, Work

from .audit import record

W = TypeVar("W", bound=Work)


@transaction.atomic
def move(work: W, state: str, **fields: Any) -> W | None:
    """Move work to a state and set fields with it; return it, or None if it has ended meanwhile.

    The row stays locked until the surrounding transaction ends, so that an end and what it stands for are one.
    """
    locked = type(work)._default_manager.select_for_update().get(pk=work.pk)
    if state not in TRANSITIONS[locked.state]:
        return None
    for name, value in (fields | {"state": state}).items():
        setattr(locked, name, value)
    if state in ENDED:
        locked.ended_at = timezone.now()
    locked.save()
    return locked


def fail(work: Work, error: str) -> None:
    """End work that its worker could not do, however often it tried."""
    move(work, State.FAILED, error=_("It could not be done: %(error)s. Start it again.") % {"error": error})


@transaction.atomic
def cancel(work: Work, *, by: User) -> bool:
    """Cancel work that has not ended; what is done of it by then counts for nothing. Return whether it was."""
    cancelled = move(work, State.CANCELLED) is not None
    if cancelled:
        record(f"cancel {work._meta.verbose_name_raw}", by=by, changes={"number": (None, work.pk)})
    return cancelled
