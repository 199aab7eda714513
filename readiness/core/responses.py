"""Answers of one firm: reading them strictly, what applies, and their coding for the batch."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from .errors import InvalidInput
from .profile import Profile, read_profile, trait_holds
from .questionnaire import LEVELS, UNKNOWN, Mode, NotApplicableRule, Question, Questionnaire

Response = int | str
"""A level 1..5, or "unknown". A question without one is unanswered and counts like an unknown."""

NOT_COUNTED = 0
"""Code of a question that is not asked or does not apply."""
NOT_KNOWN = -1
"""Code of an answer that is unknown or was not given."""


@dataclass(frozen=True)
class Situation:
    """Everything a rating depends on. responses holds asked, applicable questions only."""

    as_of: date
    mode: Mode
    profile: Profile
    responses: Mapping[str, Response]
    not_applicable: tuple[str, ...]


def read_situation(questionnaire: Questionnaire, document: object, *, complete: bool = True) -> Situation:
    """Return the situation that a document describes (keys as_of, mode, profile, responses).

    complete: every applicable question needs a response; otherwise a missing one is unanswered.
    Raises InvalidInput naming the field. Source: interfaces, `assess`.
    """
    if not isinstance(document, Mapping):
        raise InvalidInput("document", "must be a mapping with as_of, profile and responses.")
    mode = _read_mode(document.get("mode", "full"))
    profile = read_profile(questionnaire, document.get("profile"))
    stated = _read_responses(questionnaire, document.get("responses"))
    out = not_applicable(questionnaire, profile, stated, mode)
    kept = {code: stated[code] for code in questionnaire.asked(mode).difference(out) if code in stated}
    if complete:
        _check_complete(questionnaire, mode, out, kept)
    return Situation(_read_date(document.get("as_of")), mode, profile, kept, out)


def _read_mode(given: object) -> Mode:
    if given not in ("full", "quick"):
        raise InvalidInput("mode", f"{given!r} is not a kind of check. Use full or quick.")
    return given


def _read_date(given: object) -> date:
    try:
        return datetime.strptime(str(given), "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no time zone
    except ValueError:
        raise InvalidInput("as_of", "must be a date such as 2026-11-20.") from None


def _read_responses(questionnaire: Questionnaire, given: object) -> Mapping[str, Response]:
    if not isinstance(given, Mapping):
        raise InvalidInput("responses", "must be a mapping of question codes to answers.")
    by_code = questionnaire.by_code
    for code, value in given.items():
        if code not in by_code:
            raise InvalidInput(f"responses.{code}", "is not a question of this questionnaire.")
        if not is_possible(by_code[code], value):
            raise InvalidInput(f"responses.{code}", f"{value!r} is not a possible answer. {_choices(by_code[code])}")
    return given


def is_possible(question: Question, value: object) -> bool:
    """Say whether the value is a level 1..5, or unknown where the question offers it."""
    return (type(value) is int and value in LEVELS) or (value == UNKNOWN and question.may_be_unknown)


def _choices(question: Question) -> str:
    return "Use 1 to 5, or unknown." if question.may_be_unknown else "Use 1 to 5; unknown is not offered here."


def not_applicable(
    questionnaire: Questionnaire, profile: Profile, responses: Mapping[str, Response], mode: Mode
) -> tuple[str, ...]:
    """Return the asked questions that do not apply, in questionnaire order.

    Reads only what was stated: an unknown never switches a question off.
    """
    asked = questionnaire.asked(mode)
    out = {
        rule.question
        for rule in questionnaire.not_applicable
        if rule.question in asked and rule_applies(questionnaire, rule, profile, responses)
    }
    return tuple(sorted(out, key=questionnaire.position.__getitem__))


def rule_applies(
    questionnaire: Questionnaire, rule: NotApplicableRule, profile: Profile, responses: Mapping[str, Response]
) -> bool:
    """Say whether the rule takes its question out for this firm."""
    if rule.answered_lowest is not None and responses.get(rule.answered_lowest) != 1:
        return False
    traits = questionnaire.trait_by_code
    return all(trait_holds(traits[code], profile, at_worst=False) for code in rule.traits)


def _check_complete(
    questionnaire: Questionnaire, mode: Mode, out: tuple[str, ...], kept: Mapping[str, Response]
) -> None:
    needed = questionnaire.asked(mode).difference(out, kept)
    if needed:
        named = ", ".join(sorted(needed, key=questionnaire.position.__getitem__))
        raise InvalidInput("responses", f"these applicable questions have no response: {named}.")


def coded(questionnaire: Questionnaire, situation: Situation) -> list[int]:
    """Return one whole number per question, in order: 1..5, NOT_KNOWN or NOT_COUNTED."""
    row = [NOT_COUNTED] * len(questionnaire.questions)
    for code in questionnaire.asked(situation.mode).difference(situation.not_applicable):
        value = situation.responses.get(code, UNKNOWN)
        row[questionnaire.position[code]] = NOT_KNOWN if value == UNKNOWN else cast(int, value)
    return row
