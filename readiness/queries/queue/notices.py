"""What an advisor should hear of on opening the queue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from readiness.models import AuditEntry, User
from readiness.models.review import Status
from readiness.queries.seconds import owed_by

TOLD_FOR = timedelta(days=7)
MOST = 5
AWAY = ("take over review", "assign review")
"""Verbs by which a review leaves somebody’s hands for another’s."""
ASKED = {"reply": "assignee=me&flag=reply", "late": "assignee=me&age=late", "due": "assignee=me&age=due"}
"""What is counted, by notice."""


@dataclass(frozen=True)
class Notice:
    """kind: reply, late or due. query: the view that lists them."""

    kind: str
    count: int
    query: str


def notices(counts: Mapping[str, int]) -> list[Notice]:
    """Return what there is to tell. counts: how many rows each query of ASKED finds."""
    return [Notice(kind, counts[query], query) for kind, query in ASKED.items() if counts[query]]


def taken_from(person: User) -> list[AuditEntry]:
    """Return the newest entries by which others took this person’s reviews: mostly none, which costs one small query.

    Of a firm at which they give a second, blind look they learn nothing.
    """
    since = timezone.now() - TOLD_FOR
    taken = AuditEntry.objects.filter(verb__in=AWAY, at__gte=since, changes__assignee__0=person.pk)
    numbers = list(taken.values_list("pk", flat=True))
    if not numbers:
        return []
    hidden = Q(submission__review__status=Status.WITHDRAWN) | Q(submission__in=owed_by(person).values("pk"))
    others = AuditEntry.objects.filter(pk__in=numbers).exclude(Q(by=person.pk) | hidden)
    return list(others.select_related("by", "submission__review").order_by("-at", "-pk")[:MOST])
