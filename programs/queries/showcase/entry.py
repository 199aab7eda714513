"""A programme on a day, and the order in which programmes stand when nobody's answers are known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programs.core.catalogue import Catalogue, Cohort, Program
from programs.core.lock_in import LockIn, lock_in
from programs.core.lots import lot
from programs.core.offers import Standing, standing
from programs.models import Program as DraftProgram
from programs.telling import lock_in_data

INTAKES = {
    "open": _("Open"),
    "soon": _("Opens later"),
    "reported": _("Announced, not confirmed"),
    "unknown": _("Intake not known"),
    "ended": _("Ended"),
}
"""From what can be joined for certain to what cannot."""
HARDEST = Fraction(100)
"""The highest lock-in score; what has none of its own comes after it."""


@dataclass(frozen=True)
class Entry:
    """One programme of a catalogue on a day. place: its position there, for lots."""

    catalogue: Catalogue
    program: Program
    place: int
    as_of: date

    @cached_property
    def standing(self) -> Standing:
        return standing(self.catalogue, self.program, self.as_of)

    @cached_property
    def intake(self) -> str:
        """A key of INTAKES, for the intake in force."""
        return intake_of(self.program.cohort_on(self.as_of), self.as_of)

    @cached_property
    def intake_name(self) -> str:
        return str(INTAKES[self.intake])

    @cached_property
    def lock_in(self) -> LockIn:
        return lock_in(self.catalogue, self.program)

    @cached_property
    def meter(self) -> Mapping[str, Any]:
        """Its lock-in as `lock_meter` draws it."""
        return lock_in_data(self.catalogue, self.lock_in)

    @property
    def vendor_name(self) -> str:
        """Empty for a neutral programme."""
        vendor = self.catalogue.vendor_by_code.get(self.program.vendor)
        return vendor.name if vendor else ""

    @property
    def kind_name(self) -> str:
        return str(capfirst(DraftProgram.Kind(self.program.kind).label))

    @property
    def cost(self) -> str:
        """free, priced, unknown; empty for funding, which costs what is bought with it."""
        if self.program.is_funding:
            return ""
        return {None: "unknown", 0: "free"}.get(self.program.money, "priced")

    @property
    def is_stale(self) -> bool:
        return self.standing.age != "fresh"

    @property
    def check_by(self) -> date:
        """The last day on which its facts count as fresh."""
        return self.program.checked_on + timedelta(days=int(self.catalogue.number["fresh_days"]))

    @property
    def sources(self) -> int:
        """How many different sources its facts rest on."""
        return len({code for fact in self.program.facts for code in fact.sources})

    @property
    def certainty(self) -> Fraction:
        """Trust in its facts, 0..1: confidence times age, as in the fit."""
        number = self.catalogue.number
        return number[f"confidence_{self.program.confidence}"] * number[f"age_{self.standing.age}"]

    @property
    def hardness(self) -> Fraction:
        """The high end of its lock-in; funding, which has none of its own, comes after all others."""
        return HARDEST + 1 if self.lock_in.high is None else self.lock_in.high

    @property
    def rank(self) -> tuple[int, Fraction, Fraction, str]:
        """Its place in the neutral order: who can be joined, easier to leave, surer facts, a lot drawn each day."""
        drawn = lot(self.as_of.isoformat(), [self.place])
        return list(INTAKES).index(self.intake), self.hardness, -self.certainty, drawn


def intake_of(cohort: Cohort, as_of: date) -> str:
    """Return how an intake stands on a day, a key of INTAKES."""
    if cohort.has_ended(as_of):
        return "ended"
    if cohort.status == "open" and cohort.starts_on and cohort.starts_on > as_of:
        return "soon"
    return cohort.status


def entries_on(catalogue: Catalogue, as_of: date) -> list[Entry]:
    """Return every programme in the neutral order of a day. No name or vendor is read for it."""
    entries = (Entry(catalogue, program, place, as_of) for place, program in enumerate(catalogue.programs))
    return in_order(entries)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.rank)
