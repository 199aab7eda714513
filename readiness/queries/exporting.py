"""Reviews as rows of a file: what the queue knows of each, in words, and nothing that a firm wrote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from readiness.models import Review
from readiness.queries.queue.filters import FILTERS
from readiness.queries.queue.vocabulary import Vocabulary

Value = str | int | date | None
NEEDED = (
    *("submission", "firm", "status", "assignee", "level", "could_be", "asked_at", "due_at", "finished_at", "tags"),
    *("assignee__name", "assignee__email", "submission__organisation__uen"),
)


def head() -> list[str]:
    """Return the names of the columns: the queue's own, then one a filter that asks for tags."""
    own = (_("Number"), _("Firm"), _("UEN"), _("Status"), _("Assigned to"), _("Level"), _("Could be"))
    days = (_("Asked on"), _("Due on"), _("Finished on"))
    return [*own, *days, *(str(each.label) for each in FILTERS.values() if each.tag)]


def rows(numbers: Sequence[int], words: Vocabulary) -> Iterator[list[Value]]:
    """Yield the reviews of these numbers in their order, without those that were taken back since; one query."""
    found = Review.objects.visible().select_related("assignee", "submission__organisation").only(*NEEDED)
    by_number = found.in_bulk(numbers)
    return (_row(by_number[number], words) for number in numbers if number in by_number)


def _row(review: Review, words: Vocabulary) -> list[Value]:
    own: list[Value] = [
        review.pk,
        review.firm,
        review.submission.organisation.uen,
        words.word("status", review.status),
        str(review.assignee or ""),
        review.level or None,
        review.could_be or None,
    ]
    days = [_day(review.asked_at), _day(review.due_at), _day(review.finished_at)]
    tags, asking = _by_prefix(review.tags), (each for each in FILTERS.values() if each.tag)
    return [*own, *days, *("; ".join(words.word(each.name, value) for value in tags[each.tag]) for each in asking)]


def _by_prefix(tags: Iterable[str]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for prefix, _colon, value in (tag.partition(":") for tag in tags):
        found[prefix].append(value)
    return found


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def without_text(query: str) -> str:
    """Return a query string without the text to find, which may name a firm: the record is kept forever."""
    return urlencode([(name, "..." if name == "q" else value) for name, value in parse_qsl(query)])
