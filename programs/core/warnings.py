"""What a firm should hear about its suppliers and its plan. Codes only; words are elsewhere.

Source: matching method, section 6; maturity model, section 5.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from readiness.core.columns import Flags
from readiness.core.profile import trait_holds
from readiness.core.questionnaire import UNKNOWN, Questionnaire
from readiness.core.responses import NOT_KNOWN, Situation

from .catalogue import Catalogue, Program
from .firms import Firms

NO_HISTORY = "no_goal_needs_history"
"""The trait that is false where a goal needs records of the past."""


@dataclass(frozen=True)
class Foundation:
    """A question that is too low for a goal, and the warning that says so."""

    code: str
    question: str


def firm_warnings(
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    situation: Situation,
    plan: Sequence[Program],
    *,
    exposure_rises: bool,
) -> tuple[str, ...]:
    """Return the codes of the warnings that hold for a firm with its plan, in order."""
    number, profile = catalogue.number, situation.profile
    used = vendors_in_use(catalogue, situation)
    sensitive = trait_holds(questionnaire.trait_by_code["sensitive_data"], profile, at_worst=False)
    checks = {
        "W1": _is_low(situation, "VEN3", number["warn_export"]) and profile.get("commitment") == "over_12_months",
        "W2": _is_low(situation, "VEN4", number["warn_terms"]) and sensitive,
        "W3": _is_low(situation, "VEN2", number["warn_second_model"]) and any(each.vendor in used for each in plan),
        "W4": _is_low(situation, "VEN5", number["warn_skills"]) and _adds_more_of_one(plan, used),
        "W5": exposure_rises,
    }
    found = [code for code, holds in checks.items() if holds]
    return (*found, *(each.code for each in missing_foundations(catalogue, questionnaire, situation)))


def _is_low(situation: Situation, question: str, limit: Fraction) -> bool:
    given = situation.responses.get(question)
    return isinstance(given, int) and given <= limit


def vendors_in_use(catalogue: Catalogue, situation: Situation) -> Collection[str]:
    """Return the suppliers a firm uses and the makers of its AI tools."""
    tools, suppliers = situation.profile.get("ai_tools", ()), situation.profile.get("suppliers", ())
    return {catalogue.makers[tool] for tool in tools if tool in catalogue.makers} | set(suppliers)


def _adds_more_of_one(plan: Sequence[Program], used: Collection[str]) -> bool:
    vendors = [program.vendor for program in plan if not program.is_neutral]
    return not set(vendors).isdisjoint(used) or len(set(vendors)) < len(vendors)


def missing_foundations(
    catalogue: Catalogue, questionnaire: Questionnaire, situation: Situation
) -> tuple[Foundation, ...]:
    """Return what has to come before a goal: records of the past, and a person who checks what goes out."""
    goals = situation.profile.get("goals", ())
    found = []
    if not trait_holds(questionnaire.trait_by_code[NO_HISTORY], situation.profile, at_worst=False) and _is_weak(
        questionnaire, situation, "DAT3", catalogue.number["goal_gate_history"]
    ):
        found.append(Foundation("W6", "DAT3"))
    if "customer_service" in goals and _is_weak(
        questionnaire, situation, "GOV3", catalogue.number["goal_gate_oversight"]
    ):
        found.append(Foundation("W7", "GOV3"))
    return tuple(found)


def missing_columns(
    catalogue: Catalogue, questionnaire: Questionnaire, firms: Firms
) -> tuple[tuple[Foundation, Flags], ...]:
    """Return what has to come before a goal, and which of n firms it is missing at; like missing_foundations."""
    number, no_history = catalogue.number, questionnaire.trait_by_code[NO_HISTORY]
    history = firms.facts.is_any("goals", *no_history.none_of)
    oversight = firms.facts.is_any("goals", "customer_service")
    return (
        (Foundation("W6", "DAT3"), history & _weak(questionnaire, firms, "DAT3", number["goal_gate_history"])),
        (Foundation("W7", "GOV3"), oversight & _weak(questionnaire, firms, "GOV3", number["goal_gate_oversight"])),
    )


def _weak(questionnaire: Questionnaire, firms: Firms, question: str, limit: Fraction) -> Flags:
    place = questionnaire.position[question]
    given = firms.responses[place]
    is_low = (given > 0) & (given <= int(limit))
    weak: Flags = is_low | (given == NOT_KNOWN) | firms.is_left_out[place]
    return weak


def _is_weak(questionnaire: Questionnaire, situation: Situation, question: str, limit: Fraction) -> bool:
    """At most the limit, unknown, or not asked; a question that does not apply is not weak."""
    if question in situation.not_applicable:
        return False
    given = situation.responses.get(question, UNKNOWN)
    return not isinstance(given, int) or given <= limit
