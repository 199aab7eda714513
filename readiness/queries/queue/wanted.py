"""What is asked of the queue as conditions of the database, and what it may not show to whom."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from readiness.models import Review, User
from readiness.models.review import ReviewQuerySet
from readiness.permissions import Person
from readiness.queries.seconds import owed_by

from .asked import Asked, asked_for
from .filters import FILTERS
from .orders import DUE
from .scopes import known_in_order, scopes_of
from .vocabulary import vocabulary

SHORTEST_PART = 3
"""Fewer characters than a trigram: only what begins with them is found."""


@dataclass(frozen=True)
class Wanted:
    """The reviews asked for: those of any scope that fit. Each scope has an index for the order that is asked for.

    has_text: a text is looked for. is_wide: in all of a status or of what is open.
    """

    scopes: tuple[Q, ...]
    fits: Q
    has_text: bool = False
    is_wide: bool = True


def wanted(asked: Asked, person: Person, hidden: Collection[int]) -> Wanted:
    """Return what somebody asks for as conditions of the database. hidden: reviews they are to see nothing of."""
    known = known_in_order(asked.values, person) if asked.sort == DUE else {}
    fits, tags = _found_by(asked.text.casefold()), []
    if hidden:
        fits &= ~Q(pk__in=hidden)
    left = {name: value for name, value in asked.values.items() if name not in known}
    for name, value in left.items():
        each = FILTERS[name]
        if each.asks:
            fits &= each.asks(value, person)
        else:
            tags.append(f"{each.tag}:{value}")
    scopes = tuple(reduce(and_, known.values(), scope) for scope in scopes_of(asked.values))
    fits = fits & Q(tags__has_all=tags) if tags else fits
    return Wanted(scopes, fits, has_text=bool(asked.text), is_wide=not known)


def matching(asked: Asked, person: Person, hidden: Collection[int]) -> ReviewQuerySet:
    """Return the reviews that somebody asks for, in no order; no scope has one that the firm took back."""
    found = wanted(asked, person, hidden)
    return Review.objects.filter(reduce(or_, found.scopes), found.fits) if found.scopes else Review.objects.none()


def hidden_from(person: User) -> list[int]:
    """Return the reviews at which somebody gives a blind look: row, labels and counts tell what was found."""
    return list(owed_by(person).values_list("pk", flat=True))


def reviews_for(query: str, person: User) -> ReviewQuerySet:
    """Return the reviews that a query string asks for, in its order."""
    asked = asked_for(query, vocabulary())
    return matching(asked, person, hidden_from(person)).order_by(*asked.order.by())


def _found_by(text: str) -> Q:
    if len(text) < SHORTEST_PART:
        return Q(search__startswith=text) if text else Q()
    return Q(search__contains=text)
