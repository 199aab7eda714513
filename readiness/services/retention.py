"""The daily end of what is kept: checks whose time is over, and what work leaves behind."""

from collections.abc import Mapping
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone

from readiness.models import Job, QueueExport, Submission, User
from readiness.queries.retention import over

from .anonymising import anonymise
from .forgetting import forget_owners
from .holding import lock
from .jobs import ask_for, job_kind

A_RUN = 5_000
"""Checks that one job anonymises at most; it asks for another one if there are more."""


@transaction.atomic
def ask_for_retention() -> Job:
    """Ask for today's run."""
    return ask_for("retention")


@job_kind("retention")
def _run(arguments: Mapping[str, Any]) -> None:
    forget_checks()
    if over(timezone.now()).exists():
        ask_for_retention()
    forget_owners()
    forget_traces()


def forget_checks(*, by: User | None = None) -> int:
    """Anonymise checks whose time is over, each in a transaction of its own; return how many."""
    found = list(over(timezone.now())[:A_RUN])
    return sum(_forget(each, by) for each in found)


@transaction.atomic
def _forget(submission: Submission, by: User | None) -> bool:
    """Anonymise a check unless its firm came back while others were: whoever writes to it now waits."""
    locked, _review = lock(submission)
    is_over = over(timezone.now()).filter(pk=locked.pk).exists()
    return is_over and anonymise(submission=locked, by=by, is_asked=False)


@transaction.atomic
def forget_traces() -> Mapping[str, int]:
    """Empty what ended jobs were given, done or given up; forget ended sign-ins and what was looked for in old files
    of the queue.
    """
    SessionStore.clear_expired()
    since = timezone.now() - settings.KEEP_TRACES
    jobs = Job.objects.filter(finished_at__lt=since).exclude(arguments={}, error="")
    exports = QueueExport.objects.filter(ended_at__lt=since).exclude(query="")
    sessions = UserSession.objects.filter(last_seen_at__lt=since)
    return {
        "jobs": jobs.update(arguments={}, error=""),
        "exports": exports.update(query=""),
        "sessions": sessions.delete()[0],
    }
