"""The shipped catalogue, changed ones, and firms to put through the matching."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter
from strategies import documents

from programs.core.catalogue import Catalogue, Cohort, FactorValue, Program
from programs.core.firms import Firms, facts_of, firms_of
from programs.core.matching import match
from programs.core.results import Match, Matching
from readiness.core.assessment import rate_all
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import Situation, read_situation
from readiness.seeds.questionnaire import read_edition
from readiness.seeds.reading import read_file
from readiness.simulation import firms

SEEDS = Path(__file__).parents[1] / "seeds"
IT = read_edition(SEEDS).questionnaire
CATALOGUE = TypeAdapter(Catalogue).validate_python(read_file(SEEDS / "catalogue.yaml").value)
DAYS = ("2026-11-20", "2026-05-31", "2025-09-30", "2027-02-20", "2027-03-06", "2027-06-01")
"""Before and after intakes of the shipped catalogue begin and end, and while its facts are fresh, ageing and old."""
PROFILE = {
    "sector": "retail",
    "headcount": "10-24",
    "has_employees": "yes",
    "suppliers": ["aws"],
    "ai_tools": ["chatgpt"],
    "data": ["none"],
    "regulated": "no",
    "goals": ["documents"],
    "ai_affects_people": "no",
}
IDLE = {"suppliers": ["none"], "ai_tools": ["none"], "critical_supplier": "none", "commitment": "none"}
"""Facts of a firm that uses nothing."""


def firm(level: int | str = 2, *, as_of: str = "2026-11-20", mode: str = "full", **given: Any) -> Situation:
    """A firm with one answer everywhere; capitals in `given` are other answers, the rest facts."""
    answers = {question.code: level for question in IT.questions}
    answers |= {code: value for code, value in given.items() if code.isupper()}
    facts = {code: value for code, value in given.items() if not code.isupper()}
    document = {"as_of": as_of, "mode": mode, "profile": PROFILE | facts, "responses": answers}
    return read_situation(IT, document)


def simulated(count: int, *, seed: int, days: Sequence[str] = DAYS[:1]) -> list[Situation]:
    """Plausible firms, on these days by turns."""
    return [
        read_situation(IT, document | {"as_of": days[number % len(days)]})
        for number, document in enumerate(firms(IT, count, seed=seed))
    ]


def columns_of(situations: Sequence[Situation], it: Questionnaire = IT) -> Firms:
    rated = rate_all(it, situations)
    return firms_of(it, rated.batch, rated.ratings, rated.pathways, facts_of(it, situations))


def matchings(
    situations: Sequence[Situation],
    catalogue: Catalogue = CATALOGUE,
    seed: str | None = None,
    it: Questionnaire = IT,
) -> list[Matching]:
    return match(catalogue, it, rate_all(it, situations), seed)


def matching(situation: Situation, catalogue: Catalogue = CATALOGUE, seed: str | None = None) -> Matching:
    return matchings([situation], catalogue, seed)[0]


def told(found: Matching, key: Callable[[Program], object] = lambda each: each.slug) -> object:
    """Everything that was found, with a key in place of each programme, so that catalogues compare."""
    plan, traded = found.plan, found.plan.traded
    return (
        [
            (
                *(key(each.program), each.section, each.fit, each.contributions),
                *(each.eligibility, each.lock_in, each.first_place_share, each.kept_out),
            )
            for each in found.matches
        ],
        [key(each) for each in plan.programs],
        (plan.coverage, plan.exposure_now, plan.exposure_after, plan.reason),
        traded and ([key(each) for each in traded.programs], traded.coverage, traded.exposure),
        found.warnings,
        [(each, program and key(program)) for each, program in found.foundations],
    )


def by_slug(found: Matching) -> dict[str, Match]:
    return {each.program.slug: each for each in found.matches}


def planned(found: Matching) -> list[str]:
    return [program.slug for program in found.plan.programs]


def with_program(slug: str, catalogue: Catalogue = CATALOGUE, **changes: Any) -> Catalogue:
    """The catalogue with some fields of one programme changed."""
    changed = tuple(replace(each, **changes) if each.slug == slug else each for each in catalogue.programs)
    return replace(catalogue, programs=changed)


def only(*slugs: str, catalogue: Catalogue = CATALOGUE) -> Catalogue:
    """The catalogue with these programmes alone, in this order."""
    return replace(catalogue, programs=tuple(catalogue.by_slug[slug] for slug in slugs))


def with_number(code: str, value: int | str, catalogue: Catalogue = CATALOGUE) -> Catalogue:
    numbers = tuple(replace(each, value=value) if each.code == code else each for each in catalogue.numbers)
    return replace(catalogue, numbers=numbers)


def with_values(program: Program, **values: int | None) -> Program:
    """The programme with some lock-in values changed: F1=4."""
    lock_in = dict(program.lock_in) | {code: FactorValue("as tested", value) for code, value in values.items()}
    return replace(program, lock_in=lock_in)


QUESTIONS = [question.code for question in IT.questions]
VENDORS = [vendor.code for vendor in CATALOGUE.vendors]
VALUES = {code: key.values for code, key in IT.profile_keys.items()}
GOALS = [goal for goal in VALUES["goals"] if goal != "not_sure"]


def _some(values: Sequence[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


@st.composite
def windows(draw: st.DrawFn) -> Cohort:
    status = draw(st.sampled_from(("open", "open", "open", "reported", "unknown", "ended")))
    starts_on = draw(st.sampled_from((None, None, date(2026, 11, 20), date(2026, 11, 21), date(2025, 1, 1))))
    ends_on = draw(st.sampled_from((None, None, date(2026, 11, 20), date(2026, 11, 19), date(2027, 1, 1))))
    if starts_on and ends_on and ends_on < starts_on:
        ends_on = None
    disputed = status != "ended" and draw(st.booleans())
    return Cohort(status, starts_on, ends_on, disputed)


@st.composite
def cohorts(draw: st.DrawFn) -> tuple[Cohort, ...]:
    """One intake or several, in order of time."""
    found = [draw(windows())]
    while (ended_on := found[-1].ends_on) and len(found) < 3 and draw(st.booleans()):
        starts_on = ended_on + timedelta(days=draw(st.sampled_from((1, 1, 90))))
        ends_on = draw(st.sampled_from((None, starts_on, starts_on + timedelta(days=100))))
        found.append(replace(draw(windows()), starts_on=starts_on, ends_on=ends_on))
    return tuple(found)


@st.composite
def programs(draw: st.DrawFn, number: int) -> Program:
    """A programme that need not make sense, but is sound."""
    levels = draw(st.lists(st.integers(1, 5), min_size=2, max_size=2).map(sorted))
    kind = draw(st.sampled_from(("training", "training", "certificate", "adoption", "funding")))
    values = {code: draw(st.sampled_from((0, 1, 2, 3, 4, None))) for code in CATALOGUE.programs[0].lock_in}
    it = replace(
        CATALOGUE.programs[0],
        slug=f"program-{number}",
        vendor=draw(st.sampled_from(("neutral", "neutral", *VENDORS))),
        kind=kind,
        cohorts=draw(cohorts()),
        levels=tuple(levels),
        audience=draw(st.one_of(st.just(()), _some(VALUES["learners"], 5))),
        hours=draw(st.sampled_from((None, 0, 2, 5, 6, 14, 40, 70))),
        money=draw(st.sampled_from((None, 0, 0, 1, 140, 200, 900, 1001))),
        languages=draw(_some(VALUES["languages"], 2)),
        has_all_languages=draw(st.booleans()),
        formats=draw(_some(VALUES["formats"], 2)),
        goals=draw(_some(("general", *GOALS), 4)),
        raises=draw(st.dictionaries(st.sampled_from(QUESTIONS), st.integers(1, 5), max_size=8)),
        tools_in_use=draw(st.booleans()),
        conditions=draw(st.one_of(st.just(()), _some(CONDITIONS, 2))),
        confidence=draw(st.sampled_from(("official", "press", "secondary", "unconfirmed"))),
        checked_on=draw(st.sampled_from([date(2026, month, day) for month in (5, 6, 8, 11) for day in (22, 23, 24)])),
    )
    return with_values(it, **values)


CONDITIONS = (
    *("sme", "sme_or_learner", "union", "ctc", "residents"),
    *("taxable_profit", "business_problem", "apply_first"),
)


QUICK = with_number("robust_vectors", 24)
"""The shipped method, with fewer varied weights."""


@dataclass(frozen=True)
class Case:
    """A firm and a catalogue with the shipped method and other programmes, some of them shipped ones."""

    catalogue: Catalogue
    situation: Situation

    def __repr__(self) -> str:
        told = [f"{self.situation}"]
        for each in self.catalogue.programs:
            factors = [value.value for value in each.lock_in.values()]
            told.append(
                f"{each.slug} {each.vendor} {each.kind} {each.cohorts} {each.levels} {each.audience} {each.hours} "
                f"{each.money} {each.formats} {each.goals} {each.raises} {each.tools_in_use} "
                f"{each.conditions} {factors}"
            )
        return "\n".join(told)

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))


@st.composite
def cases(draw: st.DrawFn, most: int = 9) -> Case:
    shipped = draw(st.lists(st.sampled_from(CATALOGUE.programs), max_size=4, unique_by=lambda each: each.slug))
    made = [draw(programs(number)) for number in range(draw(st.integers(1, most - len(shipped))))]
    catalogue = replace(QUICK, programs=tuple(draw(st.permutations(shipped + made))))
    return Case(catalogue, draw(random_firms()))


def random_firms() -> st.SearchStrategy[Situation]:
    """Any firm, any of the days."""
    return st.builds(
        lambda document, day: read_situation(IT, document | {"as_of": day}), documents(), st.sampled_from(DAYS)
    )
