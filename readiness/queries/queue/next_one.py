"""What an advisor should look at next."""

from readiness.models import Review, User
from readiness.models.review import ReviewQuerySet, Status
from readiness.queries.seconds import owed_by


def may_be_next(person: User) -> ReviewQuerySet:
    """Return what waits and is open to this person, the most urgent first."""
    waiting = Review.objects.filter(status=Status.WAITING).order_by("due_at", "submission_id")
    return waiting.exclude(pk__in=owed_by(person).values("pk"))


def reply_for(person: User) -> ReviewQuerySet:
    """Return this person’s reviews whose firm has answered, the most urgent first."""
    mine = Review.objects.filter(status=Status.IN_REVIEW, assignee=person.pk)
    return mine.tagged("flag:reply").order_by("due_at", "submission_id")
