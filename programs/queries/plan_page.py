"""A recommendation as the result page tells it: steps, exposure, alternatives and everything beside the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from programs.models import Recommendation, Uptake
from readiness.core.receipt import body_digest

from .plan_entries import Entry
from .plan_reasons import Reason, reasons, why_not
from .plan_told import Told
from .plan_words import share_in_words, total_hours, total_money

BEST_OTHERS = 3
"""Alternatives that are shown; the rest is folded."""
HELPED_BY = {"W1": "F3", "W2": "F4", "W3": "F1", "W4": "F5"}
"""The factor whose advice helps against a warning. W5 is helped by what stands beside each step."""


@dataclass(frozen=True)
class Step:
    """One step of a plan. beside: a neutral programme to name with a vendor's, and the number of its step or None.

    uptake: what became of it, as far as anybody said.
    """

    number: int
    entry: Entry
    first_place: str
    beside: Entry | None
    beside_number: int | None
    uptake: Uptake | None

    @property
    def reasons(self) -> list[Reason]:
        return reasons(self.entry)


@dataclass(frozen=True)
class Other:
    """A programme that could be joined instead, and why it is not in the plan."""

    entry: Entry
    why_not: str
    first_place: str


@dataclass(frozen=True)
class Foundation:
    """What has to be laid before a goal, and the step that lays it; None if no programme of the plan does."""

    says: str
    question: str
    step: Step | None


@dataclass(frozen=True)
class FirmWarning:
    says: str
    do: str


class TellsPlan:
    """A matched firm and its plan, told with a catalogue and a questionnaire."""

    told: Told
    uptake: Mapping[str, Uptake]

    @property
    def plan(self) -> Any:
        return self.told.result["plan"]

    @cached_property
    def _sections(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for match in self.told.result["matches"]:
            found.setdefault(match["section"], []).append(Entry(self.told, match))
        return found

    @property
    def _planned(self) -> list[Entry]:
        return self._sections.get("plan", [])

    @cached_property
    def steps(self) -> list[Step]:
        return [self._step(number, entry) for number, entry in enumerate(self._planned, start=1)]

    def _step(self, number: int, entry: Entry) -> Step:
        beside = self.neutral if entry.vendor else None
        place = self._planned.index(beside) + 1 if beside in self._planned else None
        return Step(number, entry, _first_place(entry), beside, place, self.uptake.get(entry.slug))

    @cached_property
    def neutral(self) -> Entry | None:
        """The neutral programme to name beside a vendor's: of the plan, else the best one that stands beside it."""
        sections = (self._sections.get(name, []) for name in ("plan", "consider", "announced"))
        return next((each for section in sections for each in section if self._is_choice(each)), None)

    def _is_choice(self, entry: Entry) -> bool:
        """Say whether a programme may be named as the neutral choice."""
        return not entry.vendor

    @property
    def considered(self) -> list[Entry]:
        """What could be joined instead of the plan or beside it, the best first."""
        return self._sections.get("consider", [])

    @cached_property
    def others(self) -> list[Other]:
        found = self.considered
        return [Other(each, why_not(each, self._planned), _first_place(each)) for each in found]

    @property
    def best_others(self) -> list[Other]:
        return self.others[:BEST_OTHERS]

    @property
    def more_others(self) -> list[Other]:
        return self.others[BEST_OTHERS:]

    @property
    def others_hold_a_vendor(self) -> bool:
        return any(each.entry.vendor for each in self.others)

    @property
    def announced(self) -> list[Entry]:
        return self._sections.get("announced", [])

    @property
    def funding(self) -> list[Entry]:
        return self._sections.get("funding", [])

    @property
    def not_eligible(self) -> list[Entry]:
        return self._sections.get("not_eligible", [])

    @property
    def foundations(self) -> list[Foundation]:
        by_slug = {step.entry.slug: step for step in self.steps}
        questions = self.told.words.questions
        return [
            Foundation(each["says"], questions[each["question"]].text, by_slug.get(each["program"]))
            for each in self.told.result["warnings"]
            if "question" in each
        ]

    @cached_property
    def warnings(self) -> list[FirmWarning]:
        """What the firm should hear about its suppliers; missing foundations are told apart."""
        advice = {factor.code: factor.advice for factor in self.told.catalogue.factors}
        return [
            FirmWarning(each["says"], advice.get(HELPED_BY.get(each["code"], ""), ""))
            for each in self.told.result["warnings"]
            if "question" not in each
        ]

    @property
    def direction(self) -> str:
        """up, down or same: how the high end of the exposure moves with the plan."""
        now, after = self.plan["exposure_now"]["high"], self.plan["exposure_after"]["high"]
        return "up" if after > now else "down" if after < now else "same"

    @property
    def is_range(self) -> bool:
        return any(ends["low"] < ends["high"] for ends in (self.plan["exposure_now"], self.plan["exposure_after"]))

    @property
    def coverage(self) -> int:
        return int(self.plan["coverage"] * 100 + 0.5)

    @property
    def hours(self) -> str:
        return total_hours([each.program for each in self._planned])

    @property
    def money(self) -> str:
        return total_money([each.program for each in self._planned])

    @property
    def no_longer_open(self) -> list[str]:
        """Names of steps that one could join when the plan was made, and cannot today."""
        return [each.name for each in self._planned if each.has_changed]


@dataclass(frozen=True)
class PlanPage(TellsPlan):
    """One recommendation, told with the catalogue and questionnaire it was made with."""

    recommendation: Recommendation
    told: Told
    uptake: Mapping[str, Uptake] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        return body_digest(self.recommendation.receipt)


def _first_place(entry: Entry) -> str:
    share = entry.match.get("first_place_share")
    return "" if share is None else share_in_words(share)
