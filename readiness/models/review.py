"""An advisor's work on a submission: where it stands, whose it is, and what the queue filters and sorts by."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .submission import Revision, Submission
from .tags import TagsField


class Status(models.TextChoices):
    WAITING = "waiting", _("new")
    IN_REVIEW = "in_review", _("in review")
    CLARIFICATION = "clarification", _("with the firm")
    DONE = "done", _("finished")
    DISPUTED = "disputed", _("disputed")
    WITHDRAWN = "withdrawn", _("withdrawn")


TRANSITIONS: dict[str, frozenset[str]] = {
    Status.WAITING: frozenset({Status.IN_REVIEW, Status.WITHDRAWN}),
    Status.IN_REVIEW: frozenset({Status.WAITING, Status.CLARIFICATION, Status.DONE, Status.WITHDRAWN}),
    Status.CLARIFICATION: frozenset({Status.IN_REVIEW, Status.WITHDRAWN}),
    Status.DONE: frozenset({Status.IN_REVIEW, Status.DISPUTED, Status.WAITING, Status.WITHDRAWN}),
    Status.DISPUTED: frozenset({Status.IN_REVIEW, Status.DONE, Status.WITHDRAWN}),
    Status.WITHDRAWN: frozenset({Status.WAITING}),
}
"""From a status to those that may follow. Staying (another advisor, new answers) is no transition."""
IN_HAND = (Status.IN_REVIEW, Status.CLARIFICATION)
"""An advisor has it: the firm's answers are closed, but for what the advisor asks about."""
OPEN = (Status.WAITING, *IN_HAND, Status.DISPUTED)
ENDED = (Status.DONE, Status.DISPUTED)
ON_US = (Status.WAITING, Status.IN_REVIEW, Status.DISPUTED)
"""Open, and not waiting for the firm: only these can be late."""
NOBODYS = (Status.WAITING, Status.WITHDRAWN)
"""Nobody has it; every other review is somebody's, finished ones that of who finished it."""

ORDERS = {
    "due": ["due_at", "submission"],
    "asked": ["asked_at", "submission"],
    "level": ["level", "due_at", "submission"],
    "firm": ["search", "submission"],
}
"""The orders of the queue."""


def _in_each_scope(name: str, fields: list[str]) -> list[models.Index]:
    """Return the indexes of an order: over all that is open, and within each status.

    There is none over all reviews: the database would walk a million finished ones for the few that are open.
    """
    return [
        models.Index(fields=fields, condition=Q(status__in=OPEN), name=f"queue_{name}_open"),
        models.Index(fields=["status", *fields], name=f"queue_{name}_status"),
    ]


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible(self) -> Self:
        """What staff may know of: all but what the firm has taken back."""
        return self.exclude(status=Status.WITHDRAWN)

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def tagged(self, *tags: str) -> Self:
        return self.filter(tags__has_all=tags) if tags else self

    def late(self) -> Self:
        """Past the service target and not waiting for the firm."""
        return self.filter(status__in=ON_US, due_at__lt=timezone.now())


class Review(models.Model):
    """One a submission; a later request opens the same one again.

    revision: the self-assessment under review. conclusion of the last time it was finished: `conclusions`.
    firm, search, level, could_be, tags: copies for the queue, written by `services.reviews` only; level 0: not
    rateable. due_at: the service target; time spent waiting for the firm is added to it. was_late: it was finished
    after its target; kept because a dispute sets another one.
    """

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, primary_key=True, related_name="review")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(_("status"), max_length=13, choices=Status, default=Status.WAITING)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        db_index=False,  # queue_by_assignee serves
    )
    asked_at = models.DateTimeField(_("asked at"))
    due_at = models.DateTimeField(_("due at"))
    asked_back_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    was_late = models.BooleanField(db_default=False, default=False)
    changed_at = models.DateTimeField(auto_now=True)
    message = models.TextField(_("message from the firm"), blank=True)
    note = models.TextField(_("note to the firm"), blank=True)
    note_version = models.PositiveIntegerField(default=0)

    firm = models.CharField(_("firm"), max_length=120, blank=True)
    search = models.CharField(max_length=140, blank=True)
    level = models.PositiveSmallIntegerField(default=0)
    could_be = models.PositiveSmallIntegerField(default=0)
    tags = TagsField()

    objects = ReviewQuerySet.as_manager()

    class Meta:
        permissions = [
            ("review_submission", "Can review submissions"),
            ("assign_review", "Can assign reviews, see everyone's load and settle disputes"),
            ("read_reviews", "Can read reviews without changing them"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=NOBODYS, assignee__isnull=True)
                | (~Q(status__in=NOBODYS) & Q(assignee__isnull=False)),
                name="nobodys_by_its_status",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED, finished_at__isnull=False)
                | (~Q(status__in=ENDED) & Q(finished_at__isnull=True)),
                name="finished_with_its_status",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CLARIFICATION, asked_back_at__isnull=False)
                | (~Q(status=Status.CLARIFICATION) & Q(asked_back_at__isnull=True)),
                name="asked_back_with_its_status",
            ),
        ]
        indexes = [
            *(index for name, fields in ORDERS.items() for index in _in_each_scope(name, fields)),
            models.Index(fields=["assignee", "status", "due_at", "submission"], name="queue_by_assignee"),
            models.Index(
                fields=["assignee", "due_at", "submission"], condition=Q(status__in=OPEN), name="queue_mine_open"
            ),
            models.Index(fields=["finished_at"], name="reviews_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.firm or '–'} #{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the review; with the first one, its submission learns that there is one."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if is_new:
            self.submission.asked_for_review = True
            self.submission.save(update_fields=["asked_for_review"])

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_in_hand(self) -> bool:
        return self.status in IN_HAND

    @property
    def is_late(self) -> bool:
        return self.status in ON_US and self.due_at < timezone.now()
