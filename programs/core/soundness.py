"""Checks that a catalogue holds together and fits the questionnaire."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, pairwise

from readiness.core.questionnaire import Questionnaire

from .catalogue import CONFIDENCES, GENERAL, NEUTRAL, Catalogue, Program
from .eligibility import ALWAYS, CONDITIONS
from .numbers import NEEDED

Path = tuple[str | int, ...]
Problem = tuple[Path, str]
FACTORS = ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8")
TAKEN = ("compare",)
"""Slugs that would hide a page beside the programmes."""
WEIGHTS = {"numbers": 5, "factors": len(FACTORS)}
WARNINGS = ("W1", "W2", "W3", "W4", "W5", "W6", "W7")


def problems(catalogue: Catalogue, questionnaire: Questionnaire) -> list[Problem]:
    """Return (path, message) for everything that does not fit together; empty if sound."""
    own = (_duplicates(catalogue), _codes(catalogue, questionnaire), _numbers(catalogue), _weights(catalogue))
    each = (_program(catalogue, questionnaire, place, one) for place, one in enumerate(catalogue.programs))
    return list(chain(*own, *each))


def _duplicates(it: Catalogue) -> Iterator[Problem]:
    named = {
        "sources": [source.code for source in it.sources],
        "vendors": [vendor.code for vendor in it.vendors],
        "numbers": [number.code for number in it.numbers],
        "programs": [program.slug for program in it.programs],
    }
    for part, codes in named.items():
        for code, times in Counter(codes).items():
            if times > 1:
                yield (part,), f"{code} is defined {times} times."


def _weights(it: Catalogue) -> Iterator[Problem]:
    """Points of a fit, and of a lock-in score, add up to 100, or neither would be out of 100."""
    weights = {
        "numbers": {each.code: each.exact for each in it.numbers if each.code.startswith("weight_")},
        "factors": {each.code: Fraction(each.weight) for each in it.factors},
    }
    for part, of in weights.items():
        if len(of) == WEIGHTS[part] and sum(of.values()) != 100:
            yield (part,), f"weights add up to {sum(of.values())}; they must add up to 100."


def _codes(it: Catalogue, questionnaire: Questionnaire) -> Iterator[Problem]:
    if tuple(factor.code for factor in it.factors) != FACTORS:
        yield ("factors",), f"must be {', '.join(FACTORS)}, in this order."
    if missing := set(WARNINGS) - set(it.warnings):
        yield ("warnings",), f"has no words for {min(missing)}."
    if missing := {*ALWAYS, *CONDITIONS} - set(it.conditions):
        yield ("conditions",), f"has no words for {min(missing)}."
    tools = questionnaire.profile_keys["ai_tools"].values
    for tool, maker in it.makers.items():
        if tool not in tools:
            yield ("makers", tool), "is not an AI tool of the profile."
        if maker not in it.vendor_by_code:
            yield ("makers", tool), f"{maker} is not a vendor."
    if strange := set(it.open_tools) - set(it.makers):
        yield ("open_tools",), f"{min(strange)} has no maker."


def _numbers(it: Catalogue) -> Iterator[Problem]:
    have = {number.code for number in it.numbers}
    if missing := NEEDED - have:
        yield ("numbers",), f"{min(missing)} is missing."
    if unused := have - NEEDED:
        yield ("numbers",), f"{min(unused)} is not a number of the method."


def _program(it: Catalogue, questionnaire: Questionnaire, place: int, one: Program) -> Iterator[Problem]:
    path: Path = ("programs", place)
    if one.slug in TAKEN:
        yield (*path, "slug"), f"{one.slug} is the address of another page. Choose another slug."
    keys = questionnaire.profile_keys
    lists = {
        "audience": (one.audience, keys["learners"].values),
        "languages": (one.languages, keys["languages"].values),
        "formats": (one.formats, keys["formats"].values),
        "goals": (one.goals, (*keys["goals"].values, GENERAL)),
        "conditions": (one.conditions, CONDITIONS),
        "raises": (tuple(one.raises), tuple(questionnaire.position)),
        "vendor": ((one.vendor,), (*it.vendor_by_code, NEUTRAL)),
    }
    for name, (given, known) in lists.items():
        if strange := set(given) - set(known):
            yield (*path, name), f"{min(strange)} is not known."
    if not 1 <= one.levels[0] <= one.levels[1] <= 5:
        yield (*path, "levels"), "must be two levels from 1 to 5, the lower first."
    if any(not 1 <= level <= 5 for level in one.raises.values()):
        yield (*path, "raises"), "must be levels from 1 to 5."
    if any(number is not None and number < 0 for number in (one.hours, one.money)):
        yield path, "hours and money cannot be negative."
    yield from _cohorts(path, one)
    yield from _lock_in(path, one)
    yield from _facts(it, path, one)


def _cohorts(path: Path, one: Program) -> Iterator[Problem]:
    if not one.cohorts:
        yield (*path, "cohorts"), "has no intake; add one, of status unknown if nothing was found."
    for number, it in enumerate(one.cohorts):
        if it.starts_on and it.ends_on and it.ends_on < it.starts_on:
            yield (*path, "cohorts", number), "ends before it starts."
    for number, (before, after) in enumerate(pairwise(one.cohorts), start=1):
        if not (before.ends_on and after.starts_on and before.ends_on < after.starts_on):
            yield (*path, "cohorts", number), "overlaps the intake before it: one must end before the next starts."


def _lock_in(path: Path, one: Program) -> Iterator[Problem]:
    if set(one.lock_in) != set(FACTORS):
        yield (*path, "lock_in"), f"must have {', '.join(FACTORS)}."
    for code, given in one.lock_in.items():
        if given.value is not None and not 0 <= given.value <= 4:
            yield (*path, "lock_in", code), "must be 0 to 4, or empty if unknown."
        if given.passes and not one.is_funding:
            yield (*path, "lock_in", code), "only funding passes a factor on to what is bought."


def _facts(it: Catalogue, path: Path, one: Program) -> Iterator[Problem]:
    known = {source.code: source.confidence for source in it.sources}
    if not one.facts:
        yield (*path, "facts"), "has no fact; every programme needs one with a source."
    for number, fact in enumerate(one.facts):
        if not fact.sources:
            yield (*path, "facts", number), f"{fact.name} has no source."
        if strange := set(fact.sources) - set(known):
            yield (*path, "facts", number), f"{min(strange)} is not a source."
        elif fact.sources and CONFIDENCES.index(fact.confidence) < max(
            CONFIDENCES.index(known[code]) for code in fact.sources
        ):
            yield (*path, "facts", number), f"{fact.name} claims more confidence than its weakest source."
