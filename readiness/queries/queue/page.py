"""The queue as its page shows it: views with counts, filters, one page of rows, and notices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readiness.models import AuditEntry, User
from readiness.permissions import can_review

from .asked import Asked, matching, wanted
from .counting import capped_counts, told
from .filters import FILTERS, Filter
from .notices import Notice, notices, questions, taken_from
from .orders import DUE, ORDERS
from .paging import Page, page_of
from .rows import Row, rows_of
from .views import View, views_for
from .vocabulary import Vocabulary
from .walking import Place

THIS = "this"


@dataclass(frozen=True)
class Tab:
    view: View
    count: str
    is_current: bool


@dataclass(frozen=True)
class Choice:
    """A filter as the page offers it. options: (value, words)."""

    filter: Filter
    options: Mapping[str, str]
    chosen: str


@dataclass(frozen=True)
class QueuePage:
    """query: what the address asks, without the place. taken: by whom this person's reviews were taken lately."""

    asked: Asked
    tabs: tuple[Tab, ...]
    choices: tuple[Choice, ...]
    rows: tuple[Row, ...]
    page: Page
    count: str
    notices: tuple[Notice, ...]
    taken: tuple[AuditEntry, ...]

    @property
    def first_choices(self) -> list[Choice]:
        return [each for each in self.choices if each.filter.is_first]

    @property
    def more_choices(self) -> list[Choice]:
        return [each for each in self.choices if not each.filter.is_first]

    @property
    def is_more_chosen(self) -> bool:
        return self.asked.sort != DUE or any(each.chosen for each in self.more_choices)

    @property
    def orders(self) -> list[tuple[str, str]]:
        return [(name, str(order.label)) for name, order in ORDERS.items()]

    @property
    def current(self) -> Tab | None:
        return next((tab for tab in self.tabs if tab.is_current), None)

    @property
    def among_all(self) -> str:
        """The query string that asks the same of everything, finished or not."""
        return self.asked.changed(status="any").query


def queue_page(asked: Asked, place: Place | None, person: User, words: Vocabulary) -> QueuePage:
    """Return the page of the queue that somebody asks for, with a constant number of queries."""
    views, is_advisor = views_for(person, words), can_review(person)
    counted = {view.query: view.asked for view in views} | (questions(words) if is_advisor else {}) | {THIS: asked}
    counts = capped_counts({name: matching(each, person) for name, each in counted.items()})
    page = page_of(wanted(asked, person), asked.sort, place)
    return QueuePage(
        asked=asked,
        tabs=tuple(Tab(view, told(counts[view.query]), view.query == asked.query) for view in views),
        choices=tuple(_choices(asked, words)),
        rows=tuple(rows_of(page.reviews, words)),
        page=page,
        count=told(counts[THIS]),
        notices=tuple(notices(counts) if is_advisor else ()),
        taken=tuple(taken_from(person) if is_advisor else ()),
    )


def _choices(asked: Asked, words: Vocabulary) -> Iterator[Choice]:
    for name, each in FILTERS.items():
        yield Choice(each, words.choices[name], asked.values.get(name, ""))
