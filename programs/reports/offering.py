"""One programme in a report: its facts and where they were read, what it ties to, and what to do about that."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from programs.queries.plan_entries import Entry
from programs.queries.plan_page import TellsPlan
from programs.templatetags.lock_in import CONFIDENCE, lock_meter

from .days import day

Data = dict[str, Any]


def program(it: Entry) -> Data:
    """Return one programme with its facts, what it ties to and what to do about that."""
    return {
        "name": it.name,
        "providers": ", ".join(it.program.providers),
        "url": it.program.url,
        "tie": _("Vendor: %(vendor)s") % {"vendor": it.vendor} if it.vendor else _("Neutral: no single supplier"),
        "is_neutral": not it.vendor,
        "hours": it.hours,
        "money": it.money,
        "formats": it.formats,
        "languages": it.languages,
        "intake": it.intake_in_words,
        "conditions": [{"says": each.says, "met": each.met} for each in it.conditions],
        "lock": lock(it.lock_in),
        "warnings": [{"says": each.says, "why": each.why, "do": each.do} for each in it.warnings],
        "notes": [{"says": each.why, "do": each.do} for each in it.notes],
        "known": _known(it),
    }


def _known(it: Entry) -> str:
    facts = {
        "confidence": CONFIDENCE[it.program.confidence],
        "day": day(it.program.checked_on),
        "by": day(it.check_by),
    }
    if it.is_stale:
        return _("%(confidence)s, checked %(day)s. Check again before you rely on it.") % facts
    return _("%(confidence)s, checked %(day)s, check again by %(by)s.") % facts


def lock(lock_in: Mapping[str, Any]) -> Data:
    """Return how hard it is to leave, as a picture and in words. kind: meter, or why there is none."""
    meter = lock_meter(lock_in)
    says = {
        "meter": f"{meter['band']}, {meter['range']}",
        "depends": _("Depends on what you buy"),
    }.get(meter["kind"], _("Not enough information"))
    return {"kind": meter["kind"], "low": meter["low"], "high": meter["high"], "says": says}


def sources(it: TellsPlan) -> list[Data]:
    """Return, for each step, every fact with its sources and the day it was checked."""
    by_code = {each.code: each for each in it.told.catalogue.sources}
    return [
        {
            "name": step.entry.name,
            "facts": [
                {
                    "says": fact.says,
                    "checked": day(fact.checked_on),
                    "confidence": str(CONFIDENCE[fact.confidence]),
                    "sources": [{"url": by_code[code].url, "dated": by_code[code].dated} for code in fact.sources],
                }
                for fact in step.entry.program.facts
            ],
        }
        for step in it.steps
    ]
