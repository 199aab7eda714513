"""What does not hold together in a catalogue is named once, with its place."""

from dataclasses import replace
from datetime import date

import pytest
from matching_firms import CATALOGUE, IT, with_number, with_program, with_values

from programs.core.catalogue import Cohort, FactorValue, Number
from programs.core.numbers import NEEDED
from programs.core.soundness import problems

SLUG = "aws-skill-builder"
PLACE = list(CATALOGUE.by_slug).index(SLUG)
PROGRAM = CATALOGUE.by_slug[SLUG]
GRANT = list(CATALOGUE.by_slug).index("ntuc-utap")


def one(**changes):
    return with_program(SLUG, **changes)


def fact(**changes):
    return one(facts=(PROGRAM.facts[0], replace(PROGRAM.facts[1], **changes), *PROGRAM.facts[2:]))


def without(name, code):
    return replace(CATALOGUE, **{name: {key: text for key, text in getattr(CATALOGUE, name).items() if key != code}})


def twice(name):
    return replace(CATALOGUE, **{name: (*getattr(CATALOGUE, name), getattr(CATALOGUE, name)[0])})


def at(*path):
    return ("programs", PLACE, *path)


ONLY_FUNDING = "only funding passes a factor on to what is bought."
ALL_FACTORS = "must have F1, F2, F3, F4, F5, F6, F7, F8."
IN_ORDER = "must be F1, F2, F3, F4, F5, F6, F7, F8, in this order."
VALUES = "must be 0 to 4, or empty if unknown."
BROKEN = {
    "source twice": (twice("sources"), ("sources",), "S01 is defined 2 times."),
    "vendor twice": (twice("vendors"), ("vendors",), "alibaba is defined 2 times."),
    "number twice": (twice("numbers"), ("numbers",), "weight_gap_coverage is defined 2 times."),
    "programme twice": (twice("programs"), ("programs",), "alibaba-ntuc-sttgdc-qwen is defined 2 times."),
    "slug of a page": (
        replace(
            CATALOGUE, programs=tuple(replace(p, slug="compare") if p is PROGRAM else p for p in CATALOGUE.programs)
        ),
        at("slug"),
        "compare is the address of another page. Choose another slug.",
    ),
    "factors turned": (replace(CATALOGUE, factors=CATALOGUE.factors[::-1]), ("factors",), IN_ORDER),
    "factor missing": (replace(CATALOGUE, factors=CATALOGUE.factors[:-1]), ("factors",), IN_ORDER),
    "warning missing": (without("warnings", "W4"), ("warnings",), "has no words for W4."),
    "condition missing": (without("conditions", "ctc"), ("conditions",), "has no words for ctc."),
    "window missing": (without("conditions", "window"), ("conditions",), "has no words for window."),
    "strange tool": (
        replace(CATALOGUE, makers=CATALOGUE.makers | {"abacus": "aws"}),
        ("makers", "abacus"),
        "is not an AI tool of the profile.",
    ),
    "strange maker": (
        replace(CATALOGUE, makers=CATALOGUE.makers | {"qwen": "nobody"}),
        ("makers", "qwen"),
        "nobody is not a vendor.",
    ),
    "open tool without a maker": (
        replace(CATALOGUE, open_tools=(*CATALOGUE.open_tools, "built_in")),
        ("open_tools",),
        "built_in has no maker.",
    ),
    "number missing": (
        replace(CATALOGUE, numbers=CATALOGUE.numbers[1:]),
        ("numbers",),
        "weight_gap_coverage is missing.",
    ),
    "number unused": (
        replace(CATALOGUE, numbers=(*CATALOGUE.numbers, Number("odd", 1, "", ""))),
        ("numbers",),
        "odd is not a number of the method.",
    ),
    "audience": (one(audience=("owner", "pupils")), at("audience"), "pupils is not known."),
    "languages": (one(languages=("en", "fr")), at("languages"), "fr is not known."),
    "formats": (one(formats=("by_post",)), at("formats"), "by_post is not known."),
    "goals": (one(goals=("general", "fame")), at("goals"), "fame is not known."),
    "conditions": (one(conditions=("audience",)), at("conditions"), "audience is not known."),
    "raises": (one(raises={"STR9": 3}), at("raises"), "STR9 is not known."),
    "vendor": (one(vendor="nobody"), at("vendor"), "nobody is not known."),
    "levels turned": (one(levels=(3, 2)), at("levels"), "must be two levels from 1 to 5, the lower first."),
    "levels from 0": (one(levels=(0, 2)), at("levels"), "must be two levels from 1 to 5, the lower first."),
    "levels to 6": (one(levels=(2, 6)), at("levels"), "must be two levels from 1 to 5, the lower first."),
    "raises to 6": (one(raises={"STR1": 6}), at("raises"), "must be levels from 1 to 5."),
    "raises to 0": (one(raises={"STR1": 0}), at("raises"), "must be levels from 1 to 5."),
    "hours": (one(hours=-1), at(), "hours and money cannot be negative."),
    "money": (one(money=-1), at(), "hours and money cannot be negative."),
    "weights of the fit": (
        with_number("weight_certainty", 11),
        ("numbers",),
        "weights add up to 101; they must add up to 100.",
    ),
    "weights of the factors": (
        replace(CATALOGUE, factors=(replace(CATALOGUE.factors[0], weight=14), *CATALOGUE.factors[1:])),
        ("factors",),
        "weights add up to 99; they must add up to 100.",
    ),
    "no intake": (one(cohorts=()), at("cohorts"), "has no intake; add one, of status unknown if nothing was found."),
    "intakes that overlap": (
        one(cohorts=(Cohort("open", None, date(2026, 2, 1)), Cohort("open", date(2026, 2, 1)))),
        at("cohorts", 1),
        "overlaps the intake before it: one must end before the next starts.",
    ),
    "intake without an end before another": (
        one(cohorts=(Cohort("open"), Cohort("open", date(2026, 2, 1)))),
        at("cohorts", 1),
        "overlaps the intake before it: one must end before the next starts.",
    ),
    "window turned": (
        one(cohorts=(Cohort("open", date(2026, 2, 1), date(2026, 1, 31)),)),
        at("cohorts", 0),
        "ends before it starts.",
    ),
    "factor left out": (
        one(lock_in={code: each for code, each in PROGRAM.lock_in.items() if code != "F8"}),
        at("lock_in"),
        ALL_FACTORS,
    ),
    "factor too many": (one(lock_in=dict(PROGRAM.lock_in) | {"F9": FactorValue("", 1)}), at("lock_in"), ALL_FACTORS),
    "factor of 5": (one(lock_in=with_values(PROGRAM, F3=5).lock_in), at("lock_in", "F3"), VALUES),
    "factor of -1": (one(lock_in=with_values(PROGRAM, F3=-1).lock_in), at("lock_in", "F3"), VALUES),
    "passed on by a course": (
        one(lock_in=dict(PROGRAM.lock_in) | {"F1": FactorValue("", passes=True)}),
        at("lock_in", "F1"),
        ONLY_FUNDING,
    ),
    "no fact": (one(facts=()), at("facts"), "has no fact; every programme needs one with a source."),
    "fact without a source": (fact(sources=()), at("facts", 1), "intake has no source."),
    "fact of a strange source": (fact(sources=("S30", "X99")), at("facts", 1), "X99 is not a source."),
    "fact too sure": (
        fact(sources=("S30", "S01")),
        at("facts", 1),
        "intake claims more confidence than its weakest source.",
    ),
}


def test_the_shipped_catalogue_is_sound():
    assert problems(CATALOGUE, IT) == []


@pytest.mark.parametrize("name", BROKEN)
def test_each_problem_is_reported_once_with_its_place(name):
    broken, path, message = BROKEN[name]

    assert problems(broken, IT) == [(path, message)]


def test_all_problems_are_reported_at_once():
    broken = replace(one(hours=-1, goals=("fame",)), warnings={})

    assert problems(broken, IT) == [
        (("warnings",), "has no words for W1."),
        (at("goals"), "fame is not known."),
        (at(), "hours and money cannot be negative."),
    ]


def test_a_fact_may_claim_less_than_its_source():
    assert problems(fact(confidence="unconfirmed"), IT) == []


def test_unbounded_and_half_bounded_windows_are_sound():
    days = [(None, None), (date(2026, 1, 1), None), (None, date(2026, 1, 1)), (date(2026, 1, 1), date(2026, 1, 1))]

    assert [problems(one(cohorts=(Cohort("open", *each),)), IT) for each in days] == [[], [], [], []]


def test_intakes_one_after_another_are_sound():
    intakes = (
        Cohort("ended", None, date(2026, 1, 31)),
        Cohort("open", date(2026, 2, 1), date(2026, 2, 1)),
        Cohort("reported", date(2026, 2, 2)),
    )

    assert problems(one(cohorts=intakes), IT) == []


def test_the_method_reads_exactly_the_numbers_of_the_shipped_catalogue():
    assert {number.code for number in CATALOGUE.numbers} == NEEDED


def test_every_number_has_a_meaning_and_a_source():
    assert [each.code for each in CATALOGUE.numbers if not each.meaning or not each.source] == []


def test_a_programme_was_last_checked_when_the_newest_of_its_facts_was():
    newest = {each.slug: max(fact.checked_on for fact in each.facts) for each in CATALOGUE.programs}

    assert {each.slug: each.checked_on for each in CATALOGUE.programs} == newest
