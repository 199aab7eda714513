"""Reviews and staff by role."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from readiness.models import Review, User
from readiness.models.review import ENDED, IN_HAND, Status
from readiness.roles import make_roles
from readiness.services.reviews.labels import refresh

from . import a_revision


def make_staff(*roles: str, email: str = "") -> User:
    """A person with some roles, by the names of `readiness.roles`; signed in by tests with `force_login`."""
    make_roles()
    name = "-".join(roles).replace(" ", "-") or "nobody"
    number = User.objects.count() + 1
    person = User.objects.create_user(email or f"{name}-{number}@example.test", name=f"{name.title()} {number}")
    person.groups.set(Group.objects.filter(name__in=roles))
    return person


def make_review(*, status: str = Status.WAITING, by: User | None = None, **given: Any) -> Review:
    """A review as it would be stored in a status; by: the advisor who has it. given: as for `a_revision`."""
    revision, now = a_revision(**given), timezone.now()
    review = Review.objects.create(
        submission=revision.submission,
        revision=revision,
        status=status,
        assignee=by if status in (*IN_HAND, *ENDED) else None,
        asked_at=now,
        due_at=now + timedelta(days=7),
        asked_back_at=now if status == Status.CLARIFICATION else None,
        finished_at=now if status in ENDED else None,
    )
    refresh(review)
    return review
