"""Who works on reviews, and how much each has open."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from readiness.models import Review, User
from readiness.models.review import OPEN


@dataclass(frozen=True)
class Advisor:
    """open: the reviews in their hands, and disputes."""

    pk: int
    name: str
    open: int


def advisors() -> QuerySet[User]:
    """Return everybody whose role lets them work on reviews, by name."""
    may_review = Q(
        groups__permissions__codename="review_submission", groups__permissions__content_type__app_label="readiness"
    )
    return User.objects.filter(may_review, is_active=True).distinct().order_by("name", "email")


def open_loads() -> tuple[Advisor, ...]:
    """Return every advisor with their open load, in two queries."""
    rows = Review.objects.filter(status__in=OPEN, assignee__isnull=False).order_by()
    loads = dict(rows.values_list("assignee").annotate(Count("pk")))
    return tuple(Advisor(each.pk, str(each), loads.get(each.pk, 0)) for each in advisors())
