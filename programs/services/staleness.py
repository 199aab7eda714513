"""The weekly mail to catalogue editors who want mails: which facts are due for a check, which intakes have ended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from programs.models import Draft
from programs.queries.board import ended_intakes, fresh_days, stale_facts
from readiness.models import User
from readiness.services.audit import record
from readiness.services.jobs import ask_for, job_kind
from readiness.services.sending import send_template

EDITS = "programs.change_program"
NAMED = 20
"""Facts that the mail names; the board has all."""


@transaction.atomic
def ask_for_board_mails() -> int:
    """Ask for this week's mail for every editor who wants mails; return for how many."""
    people = [user.pk for user in User.objects.filter(is_active=True, wants_digest=True) if user.has_perm(EDITS)]
    for person in people:
        ask_for("mail board", user=person, day=timezone.localdate().isoformat())
    return len(people)


@job_kind("mail board")
def _mail_board(arguments: Mapping[str, Any]) -> None:
    """Mail one editor once a week, if something is due."""
    day = date.fromisoformat(arguments["day"])
    user = User.objects.filter(pk=arguments["user"], is_active=True, wants_digest=True).first()
    if user is None or not user.has_perm(EDITS) or not Draft.objects.exists():
        return
    days = fresh_days()
    facts, intakes = stale_facts(day, days), ended_intakes(day)
    if not facts and not intakes:
        return
    count = len(facts) + len(intakes)
    subject = ngettext("%(n)d thing in the catalogue wants a look", "%(n)d things in the catalogue want a look", count)
    year, week, _day = day.isocalendar()
    context = {"facts": facts[:NAMED], "more": max(len(facts) - NAMED, 0), "intakes": intakes, "days": days}
    key = f"board {user.pk} {year}-{week}"
    if send_template("board", context, key=key, to=user.email, subject=subject % {"n": count}):
        record("mail board", by=None, changes={"person": (None, user.pk)})
