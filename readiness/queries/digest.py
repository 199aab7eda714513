"""What an advisor wants to hear of in the morning: new answers, what is late or soon will be, and what nobody has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from readiness.core.working_days import after_working_days
from readiness.models import Review, User
from readiness.models.review import Status

MOST = 20
"""Reviews that are listed by number; a longer list is better read in the queue."""
COUNTED = 1_000


@dataclass(frozen=True)
class Digest:
    """answered: the firm has, and nobody has looked yet. late, soon: past the service target, or a working day before.

    unassigned: reviews that nobody has, at most COUNTED.
    """

    answered: Sequence[Review]
    late: Sequence[Review]
    soon: Sequence[Review]
    unassigned: int

    @property
    def says_something(self) -> bool:
        return bool(self.answered or self.late or self.soon or self.unassigned)

    @property
    def is_counted(self) -> bool:
        return self.unassigned < COUNTED


def digest_for(user: User, now: datetime) -> Digest:
    """Return what a person's mail of a day tells; three queries."""
    mine = Review.objects.filter(assignee=user.pk, status__in=[Status.IN_REVIEW, Status.DISPUTED]).order_by("due_at")
    due = list(mine.filter(due_at__lt=after_working_days(now, 1))[: 2 * MOST])
    late = [review for review in due if review.due_at < now]
    return Digest(
        answered=list(mine.tagged("flag:reply")[:MOST]),
        late=late[:MOST],
        soon=[review for review in due if review not in late][:MOST],
        unassigned=Review.objects.filter(status=Status.WAITING).order_by()[:COUNTED].count(),
    )
