"""Words for the codes of a programme; a code that nobody has worded yet is shown as it is."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.core.catalogue import GENERAL, Program
from readiness.core.wording import Wording

FACTS = {
    "audience": gettext_lazy("For whom"),
    "intake": gettext_lazy("Joining"),
    "capacity": gettext_lazy("Places"),
    "cost": gettext_lazy("Cost"),
    "funding": gettext_lazy("Funding"),
    "funding_from_40": gettext_lazy("Funding from age 40"),
    "delivery": gettext_lazy("What you get"),
    "prerequisites": gettext_lazy("What you need first"),
    "languages": gettext_lazy("Languages"),
    "models": gettext_lazy("AI models covered"),
    "tools": gettext_lazy("Tools"),
    "portability": gettext_lazy("Moving elsewhere"),
    "data": gettext_lazy("Where data sits"),
    "credit": gettext_lazy("Free quota and credit"),
    "commitment": gettext_lazy("Commitment"),
    "validity": gettext_lazy("How long it is valid"),
    "jurisdiction": gettext_lazy("Law and continuity"),
}


def fact_name(code: str) -> str:
    return str(FACTS.get(code) or capfirst(code.replace("_", " ")))


def names(words: Wording, fact: str, codes: Iterable[str]) -> list[str]:
    """Return the words for values of a fact of the profile, such as formats."""
    worded = words.profile[fact].values
    return [worded.get(code, code) for code in codes]


def goal_names(words: Wording, program: Program) -> list[str]:
    special = names(words, "goals", (goal for goal in program.goals if goal != GENERAL))
    return [*([_("Any goal, in general")] if GENERAL in program.goals else []), *special]


def audience_names(words: Wording, program: Program) -> list[str]:
    return names(words, "learners", program.audience) or [_("Everybody")]
