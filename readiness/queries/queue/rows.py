"""A row of the queue, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from readiness.core.working_days import after_working_days
from readiness.models import Review
from readiness.models.review import ON_US, Status

from .own_filters import STATUS
from .vocabulary import Tag, Vocabulary

MOST_TAGS = 3
"""What is rarer comes first: a reply is, a gate that fired is not."""


@dataclass(frozen=True)
class Row:
    """In words, so that its template has little to do.

    number: the review's, as in addresses. firm: its name, or that it gave none. called: its name or number.
    about: trade, size and number. level: 0 if not rated. could_be: 0 unless above the level. more: how many tags are
    not shown, empty for none. whose, initials: empty for nobody's. waits: anybody may take it. waiting: since the
    firm asked. finished: when, if it is.
    """

    number: str
    firm: str
    called: str
    about: str
    level: int
    could_be: int
    status: str
    tags: tuple[Tag, ...]
    more: str
    whose: str
    initials: str
    waits: bool
    waiting: str
    finished: str
    is_late: bool
    is_next: bool


def rows_of(reviews: Iterable[Review], words: Vocabulary) -> list[Row]:
    """Return the rows of some reviews; costs no query if their assignees were read with them."""
    now = timezone.now()
    soon = after_working_days(now, 1)
    return [_row(each, words, now, soon) for each in reviews]


def _row(review: Review, words: Vocabulary, now: datetime, soon: datetime) -> Row:
    number, whose = str(review.pk), str(review.assignee or "")
    tags, is_on_us = words.shown(review.tags), review.status in ON_US
    hidden = len(tags) - MOST_TAGS
    return Row(
        number=number,
        firm=review.firm or _("A firm that gave no name"),
        called=review.firm or number,
        about=_about(review, words),
        level=review.level,
        could_be=review.could_be if review.could_be > review.level else 0,
        status=words.word(STATUS, review.status),
        tags=tuple(tags[:MOST_TAGS]),
        more=_("and %(number)s more") % {"number": hidden} if hidden > 0 else "",
        whose=whose,
        initials=initials(whose),
        waits=review.status == Status.WAITING,
        waiting=timesince(review.asked_at, now, depth=1),
        finished=_finished(review),
        is_late=is_on_us and review.due_at < now,
        is_next=is_on_us and now <= review.due_at < soon,
    )


def _about(review: Review, words: Vocabulary) -> str:
    known = dict(tag.partition(":")[::2] for tag in review.tags)
    told = [words.word(name, known[name]) for name in ("sector", "size") if name in known]
    return " · ".join([*told, _("no.\xa0%(number)s") % {"number": review.pk}])


def _finished(review: Review) -> str:
    if review.status != Status.DONE or review.finished_at is None:
        return ""
    return _("finished %(day)s") % {"day": date_format(timezone.localtime(review.finished_at), "j M Y")}


def initials(name: str) -> str:
    """Return the first letters of the first two words."""
    return "".join(word[0] for word in name.split()[:2]).upper()
