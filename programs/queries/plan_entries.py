"""One programme as a plan tells it to a firm: tie, facts, reasons, conditions, lock-in and age."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from programs.core.catalogue import Program
from programs.core.lock_in import lock_ins
from programs.core.offers import Standing, standing

from .plan_raises import Raise
from .plan_told import Told
from .plan_words import CHECK_FIRST, INTAKES, JOINING, OTHERWISE, TIES, WOULD_CHANGE, hours_in_words, money_in_words

SHOWN_AT_ONCE = 3
"""Of what a programme raises, the rest is folded."""


@dataclass(frozen=True)
class ConditionLine:
    """A sentence, and whether it is met; None: check first."""

    says: str
    met: bool | None


@dataclass(frozen=True)
class Advice:
    """What is costly about leaving, why here, and what to do about it."""

    says: str
    why: str
    do: str


@dataclass(frozen=True)
class Entry:
    """A programme and its match."""

    told: Told
    match: Mapping[str, Any]

    @cached_property
    def program(self) -> Program:
        return self.told.catalogue.by_slug[self.match["program"]]

    @property
    def slug(self) -> str:
        return self.program.slug

    @property
    def name(self) -> str:
        return self.program.name

    @property
    def page(self) -> str:
        """The address of what the plan's own catalogue says; the current one may have dropped the programme."""
        return reverse("program", args=[self.slug]) + (f"?version={self.told.number}" if self.told.number else "")

    @property
    def vendor(self) -> str:
        """The vendor's name, empty for a neutral programme."""
        return "" if self.program.is_neutral else self.told.catalogue.vendor_by_code[self.program.vendor].name

    @property
    def tie(self) -> str:
        """in_use, second or another; empty for a neutral programme, and for a firm that uses no supplier."""
        if self.program.is_neutral or not self.told.suppliers:
            return ""
        if self.program.vendor in self.told.suppliers:
            return "in_use"
        return "second" if len(self.told.suppliers) == 1 else "another"

    @property
    def tie_in_words(self) -> str:
        return str(TIES.get(self.tie, ""))

    @cached_property
    def standing(self) -> Standing:
        return standing(self.told.catalogue, self.program, self.told.as_of)

    @property
    def intake(self) -> str:
        """open, reported, unknown, later or ended, as it stood when the plan was made."""
        return "later" if not self.standing.has_begun else self.standing.intake

    @property
    def intake_in_words(self) -> str:
        return str(INTAKES[self.intake])

    @property
    def has_changed(self) -> bool:
        """Say whether one can no longer join as one could when the plan was made."""
        now = standing(self.told.catalogue, self.program, self.told.today)
        return self.standing.may_be_planned and not now.may_be_planned

    @property
    def hours(self) -> str:
        return hours_in_words(self.program.hours)

    @property
    def money(self) -> str:
        return money_in_words(self.program.money)

    @property
    def formats(self) -> str:
        return self.told.labels("formats", self.program.formats) or _("Not published")

    @property
    def languages(self) -> str:
        known = self.told.labels("languages", self.program.languages)
        if not known:
            return _("Not published")
        return known if self.program.has_all_languages else _("%(known)s; others not confirmed") % {"known": known}

    @cached_property
    def raises(self) -> tuple[Raise, ...]:
        return self.told.raising.by(self.program)

    @property
    def first_raises(self) -> tuple[Raise, ...]:
        return self.raises[:SHOWN_AT_ONCE]

    @property
    def more_raises(self) -> tuple[Raise, ...]:
        return self.raises[SHOWN_AT_ONCE:]

    @property
    def conditions(self) -> list[ConditionLine]:
        """What one must meet to join; what everybody meets is left out for funding, which nobody attends."""
        is_everybodys = self.program.is_funding and not self.program.audience
        return [
            self._condition(each)
            for each in self.match["eligibility"]
            if not (is_everybodys and each["condition"] == "audience")
        ]

    def _condition(self, given: Mapping[str, Any]) -> ConditionLine:
        """The catalogue's sentence; for dates and people one that knows this programme."""
        if given["condition"] == "window":
            return self._joining
        if given["condition"] == "audience":
            return self._audience(given["met"])
        return ConditionLine(str(given["says"]), given["met"])

    @property
    def _joining(self) -> ConditionLine:
        says = str(JOINING["disputed" if self._is_disputed else self.intake])
        met = {"open": True, "ended": False}.get(self.intake) if not self._is_disputed else None
        return ConditionLine(says if met is not None else f"{says} {CHECK_FIRST}", met)

    @property
    def _is_disputed(self) -> bool:
        return self.intake != "ended" and self.program.cohort_on(self.told.as_of).disputed

    def _audience(self, met: bool | None) -> ConditionLine:
        if not self.program.audience:
            return ConditionLine(_("It is meant for everybody."), met)
        people = self.told.labels("learners", self.program.audience)
        return ConditionLine(_("It is meant for: %(people)s.") % {"people": people}, met)

    @property
    def unmet(self) -> Iterator[tuple[str, str]]:
        """Yield each condition that is not met and what would change it."""
        for each in self.match["eligibility"]:
            if each["met"] is False:
                yield self._condition(each).says, str(WOULD_CHANGE.get(each["condition"], OTHERWISE))

    @property
    def unconfirmed(self) -> str:
        """What is not known about joining, in a sentence; empty where it is open or has ended."""
        return "" if self.intake in ("open", "ended") else str(JOINING[self.intake])

    @property
    def unpublished(self) -> str:
        """Which of time and cost is not published; empty where both are."""
        if self.program.hours is None and self.program.money is None:
            return _("How long it takes and what it costs is not published.")
        if self.program.hours is None:
            return _("How long it takes is not published.")
        return _("What it costs is not published.") if self.program.money is None else ""

    @property
    def intake_fact(self) -> str:
        """What the sources say about joining."""
        return next((fact.says for fact in self.program.facts if fact.name == "intake"), "")

    @property
    def lock_in(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.match["lock_in"]
        return found

    @property
    def warnings(self) -> list[Advice]:
        return [self._advice(each["factor"], each["do"]) for each in self.lock_in["warnings"]]

    @property
    def notes(self) -> list[Advice]:
        """Advice on factors that are not yet a warning."""
        place = self.told.catalogue.programs.index(self.program)
        advice = {factor.code: factor.advice for factor in self.told.catalogue.factors}
        return [self._advice(each.factor, advice[each.factor]) for each in lock_ins(self.told.catalogue)[place].notes]

    def _advice(self, code: str, do: str) -> Advice:
        factor = next(each for each in self.told.catalogue.factors if each.code == code)
        return Advice(factor.warning, self.program.lock_in[code].why, sentence(do))

    @property
    def sources(self) -> int:
        return len({source for fact in self.program.facts for source in fact.sources})

    @property
    def check_by(self) -> date:
        return self.program.checked_on + timedelta(days=int(self.told.catalogue.number["fresh_days"]))

    @property
    def is_stale(self) -> bool:
        return self.told.today > self.check_by


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
