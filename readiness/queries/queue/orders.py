"""The orders of the queue. Each ends with the review’s number, so that no two rows share a place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from readiness.models import Review


@dataclass(frozen=True)
class Order:
    """fields: all ascending, or all descending, so that a place is one comparison that an index answers."""

    label: str | Promise
    fields: tuple[str, ...]
    is_descending: bool = False

    def by(self, *, backwards: bool = False) -> tuple[str, ...]:
        """Return what to order by, from the first to the last or the other way."""
        sign = "-" if self.is_descending != backwards else ""
        return tuple(f"{sign}{field}" for field in self.fields)

    def place_of(self, review: Review) -> list[Any]:
        """Return where a review stands, as plain values that fit into an address."""
        values = (getattr(review, field) for field in self.fields)
        return [each.isoformat() if isinstance(each, datetime) else each for each in values]

    def values(self, place: list[Any]) -> tuple[Any, ...]:
        """Return a place as values of the database. Raises ValueError if it is none of this order."""
        columns = {each.attname: each for each in Review._meta.concrete_fields}
        return tuple(columns[field].to_python(value) for field, value in zip(self.fields, place, strict=True))


DUE = "due"
ORDERS: dict[str, Order] = {
    DUE: Order(_("Due, soonest first"), ("due_at", "submission_id")),
    "new": Order(_("Asked, newest first"), ("asked_at", "submission_id"), is_descending=True),
    "level": Order(_("Level, lowest first"), ("level", "due_at", "submission_id")),
    "-level": Order(_("Level, highest first"), ("level", "due_at", "submission_id"), is_descending=True),
    "firm": Order(_("Firm, A to Z"), ("search", "submission_id")),
}
