"""The plan in a report: its steps with lock-in and what to do, what it ties the firm to, and what else there is."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.queries.advised_plans import Both, Decided
from programs.queries.plan_page import Foundation, Step, TellsPlan
from programs.templatetags.lock_in import exposure_meter

from .offering import program

Data = dict[str, Any]


def plan(it: TellsPlan) -> Data:
    """Return a plan. steps: empty if none can be made, and `reason` says why."""
    decided = it.decided if isinstance(it, Both) else {}
    return {
        "says": _lead(it),
        "reason": it.plan.get("reason", ""),
        "steps": [_step(each, decided.get(each.entry.slug)) for each in it.steps],
        "hours": it.hours,
        "money": it.money,
        "foundations": [_foundation(each) for each in it.foundations],
        "now": exposure(it.plan["exposure_now"]),
        "after": exposure(it.plan["exposure_after"]),
        "direction": _direction(it),
        "is_range": it.is_range,
        "traded": it.plan.get("traded", ""),
        "warnings": [{"says": each.says, "do": each.do} for each in it.warnings],
    }


def _lead(it: TellsPlan) -> str:
    if not it.steps:
        return _("No plan can be made for you now.")
    said = ngettext(
        "One step, chosen by what you lack and what you want AI for. It raises %(share)s%% of what is missing.",
        "%(count)s steps that build on each other, chosen by what you lack and what you want AI for. Together they "
        "raise %(share)s%% of what is missing.",
        len(it.steps),
    )
    return said % {"count": len(it.steps), "share": it.coverage}


def _step(it: Step, decided: Decided | None) -> Data:
    raises = _("%(question)s From level %(start)s to %(end)s: %(then)s")
    return program(it.entry) | {
        "number": it.number,
        "raises": [raises % vars(each) for each in it.entry.raises],
        "reasons": [
            _("%(says)s (%(points)s of %(weight)s points)") % vars(each) for each in it.reasons if each.points
        ],
        "beside": _beside(it),
        "advisor": decided.reason if decided else "",
    }


def exposure(ends: Mapping[str, float]) -> Data:
    meter = exposure_meter(ends)
    return {"low": meter["low"], "high": meter["high"], "says": meter["range"]}


def _foundation(it: Foundation) -> str:
    if it.step:
        told = _("%(says)s Step %(number)s, %(name)s, helps with that.")
        return told % {"says": it.says, "number": it.step.number, "name": it.step.entry.name}
    told = _(
        "%(says)s No programme of this plan does that for you, so do it yourselves. It is about this question: "
        "“%(question)s”"
    )
    return told % {"says": it.says, "question": it.question}


def _beside(it: Step) -> str:
    if not it.beside:
        return ""
    if it.beside_number:
        told = _("Neutral choice beside it: %(name)s, step %(number)s of this plan.")
        return told % {"name": it.beside.name, "number": it.beside_number}
    return _("Neutral choice beside it: %(name)s, which is not tied to a vendor.") % {"name": it.beside.name}


def _direction(it: TellsPlan) -> str:
    if not it.steps:
        return _("There is no plan, so nothing changes.")
    return {
        "up": _("The plan ties you more than today."),
        "down": _("The plan ties you less than today."),
        "same": _("The plan ties you no more and no less than today."),
    }[it.direction]


def others(it: TellsPlan) -> list[Data]:
    """Return the best of what the firm could join instead, and why it is not in the plan."""
    return [program(each.entry) | {"why_not": each.why_not} for each in it.best_others]
