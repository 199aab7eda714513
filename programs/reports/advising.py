"""The advisor's part of a report: the reviewed level beside the own one, what was changed and why, and the plan."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.queries.advised_plans import Both
from readiness.queries.results import Result
from readiness.queries.reviews import Reviewed

from .days import day_of
from .planning import plan
from .subject import Subject

Data = dict[str, Any]


def reviewed(of: Subject) -> Data | None:
    """Return what an advisor made of the result; None if nobody reviewed it."""
    it = of.reviewed
    if it is None:
        return None
    return {
        "by": _("Reviewed by %(name)s on %(day)s.")
        % {"name": it.conclusion.by.name or _("an advisor"), "day": day_of(it.conclusion.at)},
        "own": _level(it.own),
        "result": _level(it.result),
        "says": _outcome(it),
        "note": it.conclusion.note,
        "answers": [
            {
                "question": each.question,
                "declared": each.declared,
                "reviewed": each.reviewed,
                "evidence": each.evidence,
                "reason": each.reason,
            }
            for each in it.answers
        ],
        "plan": _plan(of.advised) if of.advised else None,
    }


def _level(it: Result) -> Data:
    could_be = _("could be level %(level)s") % {"level": it.rating["could_be"]} if it.is_range else ""
    name = it.level_words.name if it.level_words else _("No level can be stated")
    return {"level": it.rating["level"], "name": name, "could_be": could_be}


def _outcome(it: Reviewed) -> str:
    if not it.answers:
        return _("The advisor looked at your answers and left them as they are.")
    if it.is_same_level:
        return _("The advisor sees some answers differently; the level stays the same.")
    said = ngettext(
        "The advisor sees %(count)s answer differently. The level follows from the answers by the same rules.",
        "The advisor sees %(count)s answers differently. The level follows from the answers by the same rules.",
        len(it.answers),
    )
    return said % {"count": len(it.answers)}


def _plan(it: Both) -> Data:
    return plan(it) | {
        "broken": it.broken,
        "is_changed": it.is_changed,
        "left_out": [
            {
                "name": each.name,
                "instead": _("%(name)s takes its place.") % {"name": each.instead} if each.instead else "",
                "reason": each.reason,
            }
            for each in it.left_out
        ],
    }
