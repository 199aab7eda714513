"""Two to four programmes side by side: the same rows for all, and whether they differ."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.models.draft import Confidence
from readiness.core.wording import Wording

from .details import Details, FactorRow
from .entry import Entry

FEWEST, MOST = 2, 4
Lines = list[str]
Teller = Callable[[Details], Lines]


@dataclass(frozen=True)
class Picked:
    """What can be compared of what was asked for. unknown, repeated, beyond: how many were left out, and why."""

    entries: tuple[Entry, ...]
    unknown: int
    repeated: int
    beyond: int

    @property
    def is_enough(self) -> bool:
        return len(self.entries) >= FEWEST


@dataclass(frozen=True)
class Row:
    """kind: lines, meter or factor, which says what cells hold: texts, lock-ins or factor rows.

    cells: each with the name of its programme. compared: what decides whether programmes differ here.
    """

    label: str
    cells: tuple[tuple[str, Any], ...]
    compared: tuple[Any, ...]
    kind: str = "lines"

    @property
    def differs(self) -> bool:
        return any(each != self.compared[0] for each in self.compared)


@dataclass(frozen=True)
class Group:
    title: str
    rows: tuple[Row, ...]


def pick(entries: Iterable[Entry], slugs: Sequence[str]) -> Picked:
    """Return the first MOST programmes of those asked for, in the order asked."""
    by_slug = {entry.program.slug: entry for entry in entries}
    known = [slug for slug in slugs if slug in by_slug]
    once = list(dict.fromkeys(known))
    shown = tuple(by_slug[slug] for slug in once[:MOST])
    return Picked(shown, len(slugs) - len(known), len(known) - len(once), len(once) - len(shown))


def side_by_side(entries: Sequence[Entry], words: Wording) -> list[Group]:
    """Return every row, grouped, for programmes of one catalogue on one day."""
    compared = [Details(entry, words) for entry in entries]
    return [
        Group(_("What it is"), _told(compared, WHAT_IT_IS)),
        Group(_("Taking part"), _told(compared, TAKING_PART)),
        Group(_("What it can raise, up to which level"), _raises(compared)),
        Group(_("How hard to leave"), _lock_ins(compared)),
        Group(_("How sure this is"), _told(compared, HOW_SURE)),
    ]


def _told(compared: Sequence[Details], tellers: Mapping[Any, Teller]) -> tuple[Row, ...]:
    return tuple(_row(compared, str(label), [teller(each) for each in compared]) for label, teller in tellers.items())


def _row(
    compared: Sequence[Details], label: str, cells: Sequence[Any], values: Sequence[Any] = (), kind: str = "lines"
) -> Row:
    names = (each.entry.program.name for each in compared)
    return Row(label, tuple(zip(names, cells, strict=True)), tuple(values or cells), kind)


def _raises(compared: Sequence[Details]) -> tuple[Row, ...]:
    """One row a question that any of them raises, in the questionnaire's order."""
    questions = compared[0].words.questions
    raised = {code for each in compared for code in each.entry.program.raises}
    order = [code for code in questions if code in raised] + sorted(raised - questions.keys())
    return tuple(_raise(compared, code, questions[code].text if code in questions else code) for code in order)


def _raise(compared: Sequence[Details], code: str, label: str) -> Row:
    levels = [each.entry.program.raises.get(code) for each in compared]
    cells = [[_("Up to level %(level)s") % {"level": level}] if level else [_("Not raised")] for level in levels]
    return _row(compared, label, cells)


def _lock_ins(compared: Sequence[Details]) -> tuple[Row, ...]:
    score = _row(compared, _("In all"), [each.entry.meter for each in compared], kind="meter")
    return (score, *(_factor(compared, rows) for rows in zip(*(each.factors for each in compared), strict=True)))


def _factor(compared: Sequence[Details], rows: Sequence[FactorRow]) -> Row:
    values = [(row.given.value, row.given.passes) for row in rows]
    return _row(compared, rows[0].factor.name, rows, values, "factor")


def _tie(it: Details) -> Lines:
    if it.entry.program.is_neutral:
        return [_("Neutral: no single supplier")]
    return [_("Vendor: %(name)s") % {"name": it.entry.vendor_name}]


def _bought(teller: Teller) -> Teller:
    """Tell of a programme, but of funding only that it depends."""
    return lambda it: [_("Depends on what you buy")] if it.entry.program.is_funding else teller(it)


def _hours(it: Details) -> Lines:
    hours = it.entry.program.hours
    return [] if hours is None else [ngettext("%(hours)s hour", "%(hours)s hours", hours) % {"hours": hours}]


def _money(it: Details) -> Lines:
    money = it.entry.program.money
    return [] if money is None else [_("S$%(money)s") % {"money": money} if money else _("Nothing to pay")]


def _levels(it: Details) -> Lines:
    return [_("%(low)s to %(high)s") % dict(zip(("low", "high"), it.entry.program.levels, strict=True))]


WHAT_IT_IS: Mapping[Any, Teller] = {
    gettext_lazy("Tied to a vendor"): _tie,
    gettext_lazy("Kind"): lambda it: [it.entry.kind_name],
    gettext_lazy("Offered by"): lambda it: list(it.entry.program.providers),
    gettext_lazy("AI models covered"): lambda it: [it.entry.program.models] if it.entry.program.models else [],
    gettext_lazy("Goals"): _bought(lambda it: it.goals),
}
TAKING_PART: Mapping[Any, Teller] = {
    gettext_lazy("Intake today"): lambda it: [it.entry.intake_name],
    gettext_lazy("Level of the firm"): _levels,
    gettext_lazy("For whom"): _bought(lambda it: it.audience),
    gettext_lazy("Conditions"): lambda it: it.conditions or [_("None stated")],
    gettext_lazy("Least useful time a person"): _bought(_hours),
    gettext_lazy("Price a person after usual funding"): _bought(_money),
    gettext_lazy("Formats"): _bought(lambda it: it.formats),
    gettext_lazy("Languages"): _bought(lambda it: it.languages),
}
HOW_SURE: Mapping[Any, Teller] = {
    gettext_lazy("Weakest confidence"): lambda it: [str(capfirst(Confidence(it.entry.program.confidence).label))],
    gettext_lazy("Last checked"): lambda it: [date_format(it.entry.program.checked_on, "j M Y")],
}
