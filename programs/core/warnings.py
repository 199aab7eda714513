"""What a firm should hear about its suppliers and its plan. Codes only; words are elsewhere.

Source: matching method, section 6; maturity model, section 5.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from readiness.core.columns import Flags
from readiness.core.profile import trait_holds
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import NOT_COUNTED, Situation

from .catalogue import Catalogue, Program
from .firms import Firms

NO_HISTORY = "no_goal_needs_history"
"""The trait that is false where a goal needs records of the past."""


@dataclass(frozen=True)
class Foundation:
    """A question that is too low for a goal, and the warning that says so."""

    code: str
    question: str


FOUNDATIONS = (Foundation("W6", "DAT3"), Foundation("W7", "GOV3"))


def firm_warnings(
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    situation: Situation,
    plan: Sequence[Program],
    missing: Sequence[Foundation],
    *,
    exposure_rises: bool,
) -> tuple[str, ...]:
    """Return the codes of the warnings that hold for a firm with its plan, in order. missing: its foundations."""
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
    return (*found, *(each.code for each in missing))


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


def foundations(catalogue: Catalogue, firms: Firms) -> Flags:
    """Return (foundations, n): what has to come before a goal and is too low.

    Records of the past for goals that need them, and a person who checks what goes out to customers.
    """
    number, facts = catalogue.number, firms.facts
    history = firms.questionnaire.trait_by_code[NO_HISTORY]
    needs_history = facts.is_any(history.key, *history.none_of)
    return np.array(
        [
            needs_history & _is_weak(firms, "DAT3", number["goal_gate_history"]),
            facts.is_any("goals", "customer_service") & _is_weak(firms, "GOV3", number["goal_gate_oversight"]),
        ]
    )


def _is_weak(firms: Firms, question: str, limit: Fraction) -> Flags:
    """At most the limit, unknown, or not asked; a question that does not apply is not weak."""
    place = firms.questionnaire.position[question]
    given = firms.responses[place]
    weak: Flags = ((given != NOT_COUNTED) & (given <= int(limit))) | firms.is_left_out[place]
    return weak
