"""Views of the queue: those that everybody has, a person’s own, and what others share."""

from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from readiness.models import SavedView
from readiness.permissions import Person, can_review

from .asked import Asked, asked_for, stated
from .vocabulary import Vocabulary

MOST = 40
"""Saved views on a page, a person’s own first."""
EVERYBODYS: tuple[tuple[str | Promise, str], ...] = (
    (_("All open"), ""),
    (_("Mine"), "assignee=me"),
    (_("Unassigned"), "assignee=nobody"),
    (_("Reply received"), "flag=reply"),
    (_("Unknown decides"), "flag=decides"),
    (_("Disputed"), "status=disputed"),
    (_("Finished"), "status=done"),
)
"""(name, query string)"""
MINE = "assignee=me"


@dataclass(frozen=True)
class View:
    """saved: its row, if somebody saved it. is_own: the reader did."""

    name: str
    asked: Asked
    saved: SavedView | None = None
    is_own: bool = False

    @property
    def query(self) -> str:
        """Where the view leads: if some of what was saved means nothing any more, there the reader is told."""
        return self.saved.query if self.saved and self.asked.left_out else self.asked.query


def views_for(person: Person, words: Vocabulary) -> list[View]:
    """Return every view that a person sees, in one query."""
    everybodys = [each for each in EVERYBODYS if each[1] != MINE or can_review(person)]
    seen = Q(owner=person.pk) | Q(is_shared=True)
    is_own = ExpressionWrapper(Q(owner=person.pk), output_field=BooleanField())
    saved = SavedView.objects.filter(seen).select_related("owner").annotate(is_own=is_own)
    own_first = saved.order_by("-is_own", "name", "pk")[:MOST]
    return [
        *(View(str(name), stated(query)) for name, query in everybodys),
        *(View(each.name, asked_for(each.query, words), each, each.is_own) for each in own_first),
    ]
