"""What the queue can be filtered by: one table, to which an app adds its own when it starts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.functional import Promise

from readiness.core.wording import Wording
from readiness.permissions import Person

ANY_VALUE = "*"
Choices = Iterable[tuple[str, str | Promise]]
"""Values, each with its words."""


@dataclass(frozen=True)
class Look:
    """How a row shows one of its tags. tone: brand, dunno, warn, stop or nothing. with_label: as “Gate: …”."""

    icon: str
    tone: str = ""
    with_label: bool = False


@dataclass(frozen=True)
class Filter:
    """name: the parameter in the address. Each is asked by a tag of the review, or in its own way.

    choices: from the newest questionnaire's words. reads: they come from the database instead, anew for each page.
    tag: rows are wanted that have the tag `tag:value`. asks: what a value asks for, from whom. blank: the words for
    choosing nothing. shown: the values that a row shows, ANY_VALUE for the others.
    """

    name: str
    label: str | Promise
    choices: Callable[[Wording], Choices]
    tag: str = ""
    asks: Callable[[str, Person], Q] | None = None
    blank: str | Promise = ""
    is_first: bool = False
    shown: Mapping[str, Look] = field(default_factory=dict)
    reads: bool = False

    def words(self, wording: Wording) -> Mapping[str, str]:
        """Return value -> words in the language of this request."""
        return {value: str(told) for value, told in self.choices(wording)}


FILTERS: dict[str, Filter] = {}
"""By name, in the order of the page."""


def register_filter(
    name: str,
    *,
    label: str | Promise,
    choices: Callable[[Wording], Choices],
    tag: str = "",
    asks: Callable[[str, Person], Q] | None = None,
    blank: str | Promise = "",
    is_first: bool = False,
    shown: Mapping[str, Look] | None = None,
    reads: bool = False,
) -> None:
    """Add a filter, or put another in its place. is_first: on the page at once, not behind “More filters”.

    A filter needs either `tag` or `asks`. One that `reads` does so with a fixed number of queries, and rows show any
    of its values or none; all others keep their choices as long as the process and the questionnaire last.
    """
    if bool(tag) == bool(asks):
        raise ValueError(f"The queue’s filter {name} needs either a tag or a way to ask.")
    if reads and set(shown or ()) - {ANY_VALUE}:
        raise ValueError(f"The queue’s filter {name} reads its values, so that rows can name none of them.")
    FILTERS[name] = Filter(name, label, choices, tag, asks, blank, is_first, shown or {}, reads)
