"""Views of the queue: those that everybody has, a person’s own, and what others share."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from readiness.models import SavedView
from readiness.permissions import Person, can_review

from .asked import Asked, asked_for
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
        return self.asked.query


def views_for(person: Person, words: Vocabulary) -> list[View]:
    """Return every view that a person sees, in one query."""
    everybodys = [each for each in EVERYBODYS if each[1] != MINE or can_review(person)]
    seen = Q(owner=person.pk) | Q(is_shared=True)
    saved = SavedView.objects.filter(seen).select_related("owner").order_by("name", "pk")[: 10 * MOST]
    own_first = sorted(saved, key=lambda each: each.owner_id != person.pk)[:MOST]
    return [
        *(View(str(name), asked_for(query, words)) for name, query in everybodys),
        *(View(each.name, asked_for(each.query, words), each, each.owner_id == person.pk) for each in own_first),
    ]
