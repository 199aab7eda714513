"""What hangs on a watched row: lines that somebody else may have changed, removed or added meanwhile."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict
from django.utils.translation import gettext as _

from .watched import tell_both

Line = dict[str, list[str]]
"""The posted values of one line, by field."""


class WatchedFormSet(BaseInlineFormSet):
    """Lines of a row. key: the fields by which people tell them apart, each once in a row.

    A line that is not there any more but was posted is taken for the one that has its key now, or for a new one.
    """

    key: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        super().__init__(data, *args, **options)
        self.posted = cast(QueryDict, self.data)
        self.unseen: list[Any] = []
        self.lost: list[str] = []
        if data is not None and self.instance.pk:
            self._follow()

    def _follow(self) -> None:
        """Bring the posted lines in line with the rows that are there."""
        if not self.management_form.is_valid():
            return
        there = {str(row.pk): row for row in self.get_queryset()}
        lines = [self._line(place) for place in range(self.total_form_count())]
        posted = {self._pk(line) for line in lines}
        free = {self._key(row): str(row.pk) for row in there.values() if str(row.pk) not in posted}
        for line in lines:
            if self._pk(line) and self._pk(line) not in there:
                key = self._posted_key(line)
                line["id"] = [free.pop(key, "")]
                self.lost += [] if self._pk(line) else [" ".join(key)]
        self.unseen = [there[pk] for pk in free.values()]
        known = {self._pk(line) for line in lines}
        self._queryset = [row for row in there.values() if str(row.pk) in known]
        order = {str(row.pk): place for place, row in enumerate(self._queryset)}
        lines.sort(key=lambda line: order.get(self._pk(line), len(order)))
        self._repost(lines, len(order))

    def _repost(self, lines: list[Line], initial: int) -> None:
        start = f"{self.prefix}-"
        data = QueryDict(mutable=True)
        for name in self.posted:
            part = name.removeprefix(start).split("-")[0]
            if not (name.startswith(start) and part.isdecimal()):
                data.setlist(name, self.posted.getlist(name))
        data[f"{start}INITIAL_FORMS"], data[f"{start}TOTAL_FORMS"] = str(initial), str(len(lines))
        for place, line in enumerate(lines):
            for name, values in line.items():
                data.setlist(f"{start}{place}-{name}", values)
        self.data = data
        self.__dict__.pop("management_form", None)

    def _line(self, place: int) -> Line:
        start = f"{self.prefix}-{place}-"
        return {name.removeprefix(start): self.posted.getlist(name) for name in self.posted if name.startswith(start)}

    def _pk(self, line: Mapping[str, list[str]]) -> str:
        return (line.get("id") or [""])[-1]

    def _key(self, row: Any) -> tuple[str, ...]:
        values = (row.serializable_value(name) for name in self.key)
        return tuple("" if value is None else str(value) for value in values)

    def _posted_key(self, line: Mapping[str, list[str]]) -> tuple[str, ...]:
        return tuple((line.get(name) or [""])[-1].strip() for name in self.key)

    def clean(self) -> None:
        super().clean()
        self._refuse_doubled()
        if getattr(self.instance, "is_stale", False):
            for form in self.initial_forms:
                tell_both(form, except_for=("id", "DELETE", self.fk.name))
            raise ValidationError(list(self._told_rows()))

    def _told_rows(self) -> Iterator[str]:
        if self.unseen:
            told = ", ".join(str(row) for row in self.unseen)
            yield _("Also there now, and kept: %(rows)s.") % {"rows": told}
        if self.lost:
            yield _("Not there any more, and added again if you save: %(rows)s.") % {"rows": ", ".join(self.lost)}

    def _refuse_doubled(self) -> None:
        """Each key once, among the lines that are kept."""
        seen = set()
        for form in self.forms:
            given = getattr(form, "cleaned_data", {})
            key = tuple(given.get(name) for name in self.key)
            if given.get("DELETE") or not all(name in given for name in self.key):
                continue
            if key in seen:
                form.add_error(self.key[-1], _("This stands here a second time."))
            seen.add(key)
