"""The way up from a level, and what else there is to know of how it came about."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from readiness.queries.results import Result

Data = dict[str, Any]


def way_up(it: Result) -> Data | None:
    """Return the fewest changes that lift the level; None where there is nothing to lift."""
    if not it.pathway or not it.steps:
        return None
    count = len(it.steps)
    lead = ngettext(
        "This one change is enough. We worked out every possibility; none is smaller.",
        "These %(count)s changes together are enough. We worked out every possibility; no smaller set does it.",
        count,
    )
    return {
        "title": _("The shortest way up to level %(level)s") % {"level": it.pathway["to"]},
        "lead": lead % {"count": count},
        "changes": [
            {"question": step.question, "now": step.now or "", "is_unknown": step.is_unknown, "then": step.then}
            for step in it.steps
        ],
    }


def detail(it: Result) -> list[str]:
    """Return what else there is to know of how the level came about."""
    unknown, passed = it.unknown_count, it.passed_gates
    said = ngettext(
        "%(count)s answer was “I don’t know”. It counts as the lowest until you know.",
        "%(count)s answers were “I don’t know”. They count as the lowest until you know.",
        unknown,
    )
    average = _("Position %(position)s of 100. This average is for trends only and never sets the level.")
    border = _("Borderline: a plain average would round to another level, so an advisor would look closely here.")
    position = it.rating["position"]
    return [
        *([average % {"position": position}] if position is not None else []),
        *([border] if it.rating["borderline"] else []),
        *([said % {"count": unknown}] if unknown else []),
        *([_("Gates that do not limit you: %(names)s.") % {"names": ", ".join(passed)}] if passed else []),
        *(
            _("Not counted: %(question)s %(why)s") % {"question": question, "why": why}
            for question, why in it.not_applicable
        ),
    ]
