"""Everything a programme's own page tells: facts with numbered sources, intakes, raises, lock-in by factor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext as _

from programs.core.catalogue import Catalogue, Cohort, Factor, FactorValue, Source
from programs.core.lock_in import LARGEST
from readiness.core.wording import QuestionWords, Wording

from .entry import INTAKES, Entry, intake_of
from .words import audience_names, fact_name, goal_names, names


@dataclass(frozen=True)
class NumberedSource:
    number: int
    source: Source


@dataclass(frozen=True)
class FactRow:
    """A fact as published. is_stale: it was last checked longer ago than facts count as fresh."""

    label: str
    says: str
    confidence: str
    checked_on: date
    is_stale: bool
    sources: tuple[int, ...]


@dataclass(frozen=True)
class IntakeRow:
    """intake: a key of INTAKES, as it stands on the day. in_force: this is the one that counts on that day."""

    cohort: Cohort
    intake: str
    name: str
    in_force: bool


@dataclass(frozen=True)
class RaiseRow:
    """words is None if the current questionnaire no longer asks this."""

    code: str
    level: int
    words: QuestionWords | None

    @property
    def statement(self) -> str:
        return self.words.options[self.level - 1] if self.words else ""


@dataclass(frozen=True)
class FactorRow:
    """One factor of a programme. state: warning, note, unknown, passes, or empty. low, high: its points of 100."""

    factor: Factor
    given: FactorValue
    state: str
    low: Fraction
    high: Fraction

    @property
    def steps(self) -> list[tuple[int, str]]:
        return list(enumerate(self.factor.steps))


@dataclass(frozen=True)
class Details:
    """A programme on a day. words: of the current questionnaire."""

    entry: Entry
    words: Wording

    @cached_property
    def numbered(self) -> Mapping[str, NumberedSource]:
        """The sources of the facts by their codes, numbered as they are first named."""
        codes = dict.fromkeys(code for fact in self.entry.program.facts for code in fact.sources)
        known = {source.code: source for source in self.entry.catalogue.sources}
        return {code: NumberedSource(number, known[code]) for number, code in enumerate(codes, start=1)}

    @cached_property
    def facts(self) -> list[FactRow]:
        return [
            FactRow(
                fact_name(fact.name),
                fact.says,
                fact.confidence,
                fact.checked_on,
                (self.entry.as_of - fact.checked_on).days > self.fresh_days,
                tuple(sorted(self.numbered[code].number for code in fact.sources)),
            )
            for fact in self.entry.program.facts
        ]

    @property
    def fresh_days(self) -> int:
        return int(self.entry.catalogue.number["fresh_days"])

    @property
    def stale_facts(self) -> int:
        return sum(fact.is_stale for fact in self.facts)

    @property
    def states_languages(self) -> bool:
        """Whether a fact names the languages; otherwise the method only assumes them."""
        return any(fact.name == "languages" for fact in self.entry.program.facts)

    @property
    def assumed_languages(self) -> str:
        return _("Taken as given: %(names)s") % {"names": ", ".join(self.languages)} if self.languages else ""

    @property
    def needs_care(self) -> bool:
        """Whether the page must warn before anything else."""
        return self.entry.program.confidence == "unconfirmed" or self.entry.intake != "open" or self.stale_facts > 0

    @property
    def intakes(self) -> list[IntakeRow]:
        program, as_of = self.entry.program, self.entry.as_of
        standing = [(cohort, intake_of(cohort, as_of)) for cohort in program.cohorts]
        in_force = program.cohort_on(as_of)
        return [IntakeRow(cohort, intake, str(INTAKES[intake]), cohort is in_force) for cohort, intake in standing]

    @property
    def raises(self) -> list[RaiseRow]:
        given = self.entry.program.raises
        return [RaiseRow(code, level, self.words.questions.get(code)) for code, level in given.items()]

    @property
    def factors(self) -> list[FactorRow]:
        catalogue, lock_in = self.entry.catalogue, self.entry.program.lock_in
        return [_factor_row(catalogue, factor, lock_in[factor.code]) for factor in catalogue.factors]

    @property
    def conditions(self) -> list[str]:
        return [self.entry.catalogue.conditions[code] for code in self.entry.program.conditions]

    @property
    def audience(self) -> list[str]:
        return audience_names(self.words, self.entry.program)

    @property
    def formats(self) -> list[str]:
        return names(self.words, "formats", self.entry.program.formats)

    @property
    def languages(self) -> list[str]:
        return names(self.words, "languages", self.entry.program.languages)

    @property
    def goals(self) -> list[str]:
        return goal_names(self.words, self.entry.program)


def _factor_row(catalogue: Catalogue, factor: Factor, given: FactorValue) -> FactorRow:
    low, high = (0, LARGEST) if given.value is None else (given.value, given.value)
    points = Fraction(factor.weight, LARGEST)
    return FactorRow(factor, given, _state(catalogue, given), points * low, points * high)


def _state(catalogue: Catalogue, given: FactorValue) -> str:
    if given.value is None:
        return "passes" if given.passes else "unknown"
    if given.value >= catalogue.number["warn_from"]:
        return "warning"
    return "note" if given.value >= catalogue.number["note_from"] else ""
