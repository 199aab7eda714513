"""One page of the queue, found by the place of its neighbours and never by counting rows before it."""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError

from readiness.models import Review

from .orders import ORDERS
from .walking import COUNTED, Place, first_of
from .wanted import Wanted

A_PAGE = 20
SIGNER = signing.Signer(salt="place in the queue")
SHOWN = (
    *("submission_id", "status", "assignee", "assignee__name", "assignee__email", "asked_at", "due_at", "finished_at"),
    *("firm", "search", "level", "could_be", "tags"),
)


class BadPlace(Exception):
    """The address names a place that is none, or one of another order."""


@dataclass(frozen=True)
class Page:
    """first: the number of its first row. before, after: what its neighbours’ addresses say, if there are any.

    count: how many rows there are in all, as the first page found; COUNTED + 1 for any more.
    """

    reviews: tuple[Review, ...]
    first: int
    count: int
    before: str
    after: str

    @property
    def last(self) -> int:
        return self.first + len(self.reviews) - 1


def read_place(sort: str, *, before: str = "", after: str = "") -> Place | None:
    """Read a place of an address. Raises BadPlace."""
    if not (before or after):
        return None
    try:
        own_sort, at, number, count = SIGNER.unsign_object(before or after)
        if own_sort != sort:
            raise BadPlace
        return Place(ORDERS[sort].values(at), bool(before), number, count)
    except (signing.BadSignature, ValidationError, ValueError, TypeError) as error:
        raise BadPlace from error


def page_of(wanted: Wanted, sort: str, place: Place | None = None) -> Page:
    """Return the page after or before a place, or the first."""
    order, is_back = ORDERS[sort], place is not None and place.is_before
    parts = [first_of(scope, wanted, order, place, A_PAGE + 1) for scope in wanted.scopes]
    numbers = [number for part in parts for number in part.numbers]
    count = place.count if place else min(sum(part.count for part in parts), COUNTED + 1)
    rows = Review.objects.filter(pk__in=numbers).select_related("assignee").only(*SHOWN)
    found = list(rows.order_by(*order.by(backwards=is_back))[: A_PAGE + 1])
    has_more, found = len(found) > A_PAGE, found[:A_PAGE]
    if place is None or not found:
        return _page(found, sort, 1, count, has_before=False, has_after=has_more)
    if is_back:
        first = max(place.number - len(found), 1) if has_more else 1
        return _page(found[::-1], sort, first, count, has_before=has_more, has_after=True)
    return _page(found, sort, place.number, count, has_before=True, has_after=has_more)


def _page(found: list[Review], sort: str, first: int, count: int, *, has_before: bool, has_after: bool) -> Page:
    before = _told(sort, found[0], first, count) if has_before else ""
    after = _told(sort, found[-1], first + len(found), count) if has_after else ""
    return Page(tuple(found), first, count, before, after)


def _told(sort: str, review: Review, number: int, count: int) -> str:
    place: list[Any] = ORDERS[sort].place_of(review)
    return SIGNER.sign_object([sort, place, number, count], compress=True)
