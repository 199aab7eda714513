"""The catalogue as data: programmes, lock-in factors and every number of the matching method.

All of it comes from seeds/catalogue.yaml or a published version; nothing here knows a vendor by name.
Source: matching method, programme facts, lock-in model.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from readiness.core.questionnaire import Closed

NEUTRAL = "neutral"
GENERAL = "general"
Kind = Literal["training", "certificate", "adoption", "funding"]
Intake = Literal["open", "reported", "unknown", "ended"]
Confidence = Literal["official", "press", "secondary", "unconfirmed"]
CONFIDENCES: tuple[Confidence, ...] = ("official", "press", "secondary", "unconfirmed")
"""From the firmest to the weakest; of a mixture the weakest counts."""


@dataclass(frozen=True)
class Source(Closed):
    """Where a fact was read. dated: as the source states it, in words."""

    code: str
    url: str
    dated: str
    confidence: Confidence


@dataclass(frozen=True)
class Fact(Closed):
    """A claim about a programme with its sources. name is a code such as cost or capacity."""

    name: str
    says: str
    sources: tuple[str, ...]
    confidence: Confidence
    checked_on: date


@dataclass(frozen=True)
class Cohort(Closed):
    """An intake: when one can join. status as of the last check; dates bound it where they are known.

    disputed: sources disagree about the end, so a passed end excludes nobody.
    """

    status: Intake
    starts_on: date | None = None
    ends_on: date | None = None
    disputed: bool = False

    def has_ended(self, as_of: date) -> bool:
        """Say whether nobody can join any more; a passed end counts only where sources agree on it."""
        return self.status == "ended" or (self.ends_on is not None and self.ends_on < as_of and not self.disputed)


@dataclass(frozen=True)
class FactorValue(Closed):
    """How hard one factor makes it to leave: 0..4, None if unknown; passes: it is that of what is bought."""

    why: str
    value: int | None = None
    passes: bool = False


@dataclass(frozen=True)
class Program(Closed):
    """One offer. hours and money: per person, None if unknown; money in S$ after usual funding.

    cohorts: at least one, in order of time, not overlapping.
    audience, formats: empty means everybody, and unknown for formats. languages: those known; has_all_languages:
    there are no others. confidence and checked_on: the weakest confidence and the newest check of its facts.
    raises: question -> level that finishing it and using it at work can reach.
    conditions: codes of what a firm must meet.
    """

    slug: str
    name: str
    providers: tuple[str, ...]
    vendor: str
    kind: Kind
    summary: str
    cohorts: tuple[Cohort, ...]
    levels: tuple[int, int]
    lock_in: Mapping[str, FactorValue]
    facts: tuple[Fact, ...]
    confidence: Confidence
    checked_on: date
    url: str = ""
    url_is_checked: bool = False
    audience: tuple[str, ...] = ()
    hours: int | None = None
    money: int | None = None
    languages: tuple[str, ...] = ()
    has_all_languages: bool = False
    formats: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    raises: Mapping[str, int] = field(default_factory=dict)
    tools_in_use: bool = False
    conditions: tuple[str, ...] = ()
    models: str = ""

    @property
    def is_funding(self) -> bool:
        return self.kind == "funding"

    @property
    def is_neutral(self) -> bool:
        return self.vendor == NEUTRAL

    def cohort_on(self, as_of: date) -> Cohort:
        """Return the intake in force on a day: the first that has not ended, else the last."""
        return next((each for each in self.cohorts if not each.has_ended(as_of)), self.cohorts[-1])


@dataclass(frozen=True)
class Vendor(Closed):
    """A maker or supplier. jurisdiction: its value of the continuity factor when it is a firm's supplier."""

    code: str
    name: str
    jurisdiction: int | None


@dataclass(frozen=True)
class Factor(Closed):
    """One lock-in factor. choice: an alternative helps; otherwise a commitment: the worst counts.

    steps: what the values 0..4 mean. warning: a short sentence for values of 3 and 4. advice: what to do from 2 on.
    """

    code: str
    weight: int
    is_choice: bool
    name: str
    meaning: str
    steps: tuple[str, str, str, str, str]
    basis: str
    warning: str
    advice: str


@dataclass(frozen=True)
class Number(Closed):
    """One number of the method. value is a whole number or a fraction such as 7/10."""

    code: str
    value: str | int
    unit: str
    meaning: str
    source: str = "own judgement"

    @cached_property
    def exact(self) -> Fraction:
        return Fraction(self.value)


@dataclass(frozen=True, eq=False)
class Catalogue(Closed):
    """One published version of programmes, factors and numbers. Compared by identity; content by digest.

    makers: AI tool -> who makes its model. open_tools: tools whose models' weights are open. conditions, warnings:
    sentences for people, by code.
    """

    version: str
    published_on: date
    sources: tuple[Source, ...]
    vendors: tuple[Vendor, ...]
    makers: Mapping[str, str]
    open_tools: tuple[str, ...]
    conditions: Mapping[str, str]
    warnings: Mapping[str, str]
    factors: tuple[Factor, ...]
    numbers: tuple[Number, ...]
    programs: tuple[Program, ...]

    @cached_property
    def number(self) -> Mapping[str, Fraction]:
        """Every number of the method by its code, exact."""
        return {number.code: number.exact for number in self.numbers}

    @cached_property
    def by_slug(self) -> Mapping[str, Program]:
        return {program.slug: program for program in self.programs}

    @cached_property
    def vendor_by_code(self) -> Mapping[str, Vendor]:
        return {vendor.code: vendor for vendor in self.vendors}
