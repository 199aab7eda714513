"""Checks that a questionnaire holds together: the assumptions that rating and pathway rest on."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from .questionnaire import Questionnaire

Problem = tuple[tuple[str | int, ...], str]
MOST_WEIGHT = 30
"""Weights of one dimension together; keeps a common multiple of them within 64 bits."""


def problems(questionnaire: Questionnaire) -> list[Problem]:
    """Return (path, message) for everything that does not fit together; empty if sound."""
    checks = (_duplicates, _dimensions, _traits, _not_applicable, _gates, _targets, _minimum)
    return list(chain.from_iterable(check(questionnaire) for check in checks))


def _duplicates(it: Questionnaire) -> Iterator[Problem]:
    named = {
        "profile": [key.code for section in it.profile for key in section.keys],
        "traits": [trait.code for trait in it.traits],
        "dimensions": [d.code for d in it.dimensions] + [q.code for q in it.questions],
        "gates": [gate.code for gate in it.gates],
    }
    for part, codes in named.items():
        for code, times in Counter(codes).items():
            if times > 1:
                yield (part,), f"{code} is defined {times} times."


def _dimensions(it: Questionnaire) -> Iterator[Problem]:
    for place, dimension in enumerate(it.dimensions):
        path = ("dimensions", place)
        if not dimension.questions:
            yield path, "has no question."
        if any(question.weight < 1 or question.effort < 1 for question in dimension.questions):
            yield path, "has a weight or effort below 1."
        if dimension.allowance is not None and not 0 <= dimension.allowance <= 4:
            yield path, "has an allowance outside 0 to 4."
        if sum(question.weight for question in dimension.questions) > MOST_WEIGHT:
            yield path, f"has weights of more than {MOST_WEIGHT} together."


def _traits(it: Questionnaire) -> Iterator[Problem]:
    for place, trait in enumerate(it.traits):
        path = ("traits", place)
        if trait.key not in it.profile_keys:
            yield path, f"{trait.key} is not a profile key."
        elif unknown := set(trait.any_of + trait.none_of).difference(it.profile_keys[trait.key].values):
            yield path, f"{min(unknown)} is not a value of {trait.key}."
        if bool(trait.any_of) == bool(trait.none_of):
            yield path, "needs either any_of or none_of."


def _not_applicable(it: Questionnaire) -> Iterator[Problem]:
    ruled = Counter(rule.question for rule in it.not_applicable)
    for place, rule in enumerate(it.not_applicable):
        path = ("not_applicable", place)
        yield from _known(it, path, (rule.question,), rule.traits)
        if ruled[rule.question] > 1:
            yield path, f"{rule.question} has more than one rule."
        if bool(rule.traits) == bool(rule.answered_lowest):
            yield path, "needs either traits or answered_lowest."
        opener = rule.answered_lowest
        if opener is None:
            continue
        yield from _known(it, path, (opener,), ())
        if opener in ruled:
            yield path, f"{opener} may itself be not applicable; such chains are not supported."
        if opener in it.by_code and not it.by_code[opener].core:
            yield path, f"{opener} must be a core question, so that the quick check asks it."


def _gates(it: Questionnaire) -> Iterator[Problem]:
    for place, gate in enumerate(it.gates):
        for number, rule in enumerate(gate.rules):
            path = ("gates", place, "rules", number)
            yield from _known(it, path, (rule.question,), rule.when)
            if not (1 <= rule.at_most <= 4 and 1 <= rule.cap <= 4):
                yield path, "at_most and cap must be 1 to 4."
            if any(it.trait_by_code[code].none_of for code in rule.when if code in it.trait_by_code):
                yield path, "may only name traits with any_of."


def _targets(it: Questionnaire) -> Iterator[Problem]:
    codes = {dimension.code for dimension in it.dimensions}
    if not 1 <= it.targets.default <= 5:
        yield ("targets", "default"), "must be 1 to 5."
    for place, rule in enumerate(it.targets.rules):
        path = ("targets", "rules", place)
        yield from _known(it, path, (), rule.when)
        if strange := set(rule.dimensions) - codes:
            yield path, f"{min(strange)} is not a dimension."
        if not 1 <= rule.level <= 5:
            yield path, "level must be 1 to 5."


def _minimum(it: Questionnaire) -> Iterator[Problem]:
    codes = {dimension.code for dimension in it.dimensions}
    if strange := set(it.minimum.must_have) - codes:
        yield ("minimum", "must_have"), f"{min(strange)} is not a dimension."
    for name in ("answers_full", "answers_quick"):
        if not 1 <= getattr(it.minimum, name) <= MOST_WEIGHT:
            yield ("minimum", name), f"must be 1 to {MOST_WEIGHT}."
    if not 1 <= it.minimum.dimensions <= len(codes):
        yield ("minimum", "dimensions"), f"must be 1 to {len(codes)}."


def _known(
    it: Questionnaire, path: tuple[str | int, ...], questions: tuple[str, ...], traits: tuple[str, ...]
) -> Iterator[Problem]:
    for code in questions:
        if code not in it.by_code:
            yield path, f"{code} is not a question."
    for code in traits:
        if code not in it.trait_by_code:
            yield path, f"{code} is not a trait."
