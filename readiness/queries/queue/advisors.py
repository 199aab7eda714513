"""Who works on reviews, and how much each has open."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from readiness.models import Review, User
from readiness.models.review import OPEN

from .counting import capped_counts, told


@dataclass(frozen=True)
class Advisor:
    """open: how many open reviews are theirs, up to a cap."""

    pk: int
    name: str
    open: int

    @property
    def told(self) -> str:
        return told(self.open)


def advisors() -> QuerySet[User]:
    """Return everybody whose role lets them work on reviews, by name."""
    group = "groups__permissions__"
    may_review = {f"{group}codename": "review_submission", f"{group}content_type__app_label": "readiness"}
    return User.objects.filter(Q(**may_review), is_active=True).distinct().order_by("name", "email")


def open_loads() -> tuple[Advisor, ...]:
    """Return every advisor with their open load, in two queries."""
    people = list(advisors())
    theirs = {str(each.pk): Review.objects.filter(assignee=each.pk, status__in=OPEN) for each in people}
    loads = capped_counts(theirs)
    return tuple(Advisor(each.pk, str(each), loads[str(each.pk)]) for each in people)
