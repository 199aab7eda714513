"""What became of a step of a plan, as the firm or its advisor says."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs.models import Uptake
from programs.queries.uptake import planned_for
from readiness.core.errors import InvalidInput
from readiness.models import Submission, User
from readiness.services.audit import record

YEARS = 2
"""A date further away than this is a slip of the hand."""


@transaction.atomic
def mark(*, submission: Submission, program: str, state: str, on: date, by: User | None) -> Uptake:
    """Keep that a step of the submission's plan is booked, done or dropped, and when; what was said before goes.

    by None: the firm. Raises InvalidInput if the programme was never planned for it, or the day cannot be.
    """
    Submission.objects.select_for_update().get(pk=submission.pk)  # two people may mark the same step
    planned = planned_for(submission.pk)
    if program not in planned:
        raise InvalidInput("program", _("This is not a step of this firm’s plan. Go back and choose a step."))
    _check_day(state, on)
    before = Uptake.objects.filter(submission=submission, program=program).first()
    _name, vendor = planned[program]
    found, _is_new = Uptake.objects.update_or_create(
        submission=submission,
        program=program,
        defaults={"vendor": vendor, "state": state, "on": on, "by": by},
    )
    changes = {f"uptake.{program}": (before and _said(before.state, before.on), _said(state, on))}
    record("mark step", by=by, submission=submission, changes=changes)
    return found


def _said(state: str, on: date) -> str:
    return f"{state} {on}"


def _check_day(state: str, on: date) -> None:
    today = timezone.localdate()
    if state != Uptake.State.BOOKED and on > today:
        raise InvalidInput("on", _("This day is still to come. Give the day on which it happened, or mark it booked."))
    if abs(on.year - today.year) > YEARS:
        raise InvalidInput("on", _("This day is more than two years away. Check the year."))
