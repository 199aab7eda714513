"""What somebody asks of the queue: filters, a text to find and an order. The address says it, and means it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from .filters import FILTERS
from .orders import DUE, ORDERS, Order
from .vocabulary import Vocabulary

LONGEST_TEXT = 100


@dataclass(frozen=True)
class Asked:
    """values: filter -> the value chosen. left_out: parameters of the address that mean nothing here."""

    values: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    sort: str = DUE
    left_out: tuple[str, ...] = ()

    @cached_property
    def query(self) -> str:
        """The query string that asks the same, always in the same words."""
        text = {"q": self.text} if self.text else {}
        sort = {"sort": self.sort} if self.sort != DUE else {}
        return urlencode(text | dict(self.values) | sort)

    @property
    def order(self) -> Order:
        return ORDERS[self.sort]

    def changed(self, **values: str) -> "Asked":
        """Return the same with other values; an empty one gives its filter up."""
        kept = {name: value for name, value in {**self.values, **values}.items() if value}
        return Asked({name: kept[name] for name in FILTERS if name in kept}, self.text, self.sort)


def asked_for(query: str | QueryDict, words: Vocabulary) -> Asked:
    """Read a query string. What is unknown, such as a flag that no longer exists, is left out and told."""
    given = QueryDict(query) if isinstance(query, str) else query
    wanted = {name: str(given[name]) for name in FILTERS if given.get(name)}
    values = {name: value for name, value in wanted.items() if value in words.choices[name]}
    sort = given.get("sort") or DUE
    text = " ".join(given.get("q", "").replace("\0", "").split())[:LONGEST_TEXT]
    left_out = [name for name in wanted if name not in values] + (["sort"] if sort not in ORDERS else [])
    return Asked(values, text, sort if sort in ORDERS else DUE, tuple(left_out))


@cache
def stated(query: str) -> Asked:
    """Read a query string of our own, whose words always mean the same."""
    return Asked(dict(parse_qsl(query)))
