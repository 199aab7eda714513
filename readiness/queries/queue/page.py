"""The queue as its page shows it: views with counts, filters, one page of rows, and notices."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from readiness.models import AuditEntry, User
from readiness.permissions import can_review

from .asked import Asked
from .by_index import by_index
from .counting import told
from .filters import FILTERS, Filter
from .notices import ASKED, Notice, notices, taken_from
from .orders import DUE, ORDERS
from .paging import Page, page_of
from .rows import Row, rows_of
from .tab_counts import tab_counts
from .views import View, views_for
from .vocabulary import Vocabulary
from .walking import COUNTED, Place
from .wanted import hidden_from, wanted


@dataclass(frozen=True)
class Tab:
    """count: empty for a saved view that is not open, which would have to be looked for among all rows."""

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


@by_index()
def queue_page(asked: Asked, place: Place | None, person: User, words: Vocabulary) -> QueuePage:
    """Return the page of the queue that somebody asks for, with a constant number of queries."""
    views, is_advisor, hidden = views_for(person, words), can_review(person), hidden_from(person)
    everybodys = [view.query for view in views if not view.saved]  # what an index of its own counts
    counts = tab_counts([*everybodys, *(ASKED.values() if is_advisor else ())], person, hidden)
    page = page_of(wanted(asked, person, hidden), asked.sort, place)
    found = told(counts[asked.query]) if asked.query in counts else told(page.count, COUNTED)
    return QueuePage(
        asked=asked,
        tabs=tuple(_tabs(views, counts, asked.query, found)),
        choices=tuple(_choices(asked, words)),
        rows=tuple(rows_of(page.reviews, words)),
        page=page,
        count=found,
        notices=tuple(notices(counts) if is_advisor else ()),
        taken=tuple(taken_from(person) if is_advisor else ()),
    )


def _tabs(views: Iterable[View], counts: Mapping[str, int], current: str, found: str) -> Iterator[Tab]:
    for view in views:
        count = told(counts[view.query]) if view.query in counts else ""
        yield Tab(view, count or (found if view.query == current else ""), view.query == current)


def _choices(asked: Asked, words: Vocabulary) -> Iterator[Choice]:
    for name, each in FILTERS.items():
        yield Choice(each, words.choices[name], asked.values.get(name, ""))
