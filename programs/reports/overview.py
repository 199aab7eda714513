"""The top of a report: the firm, its level, and the unknown answers that decide it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from readiness.queries.results import Result

from .days import day
from .subject import Subject

Data = dict[str, Any]


def head(of: Subject) -> Data:
    """Return what the top of the first page and the document’s own description say."""
    kind = _("quick check, 21 questions") if of.revision.mode == "quick" else _("full check, 35 questions")
    number = of.revision.number
    facts = [kind, day(of.revision.as_of), *([_("result no. %(number)s") % {"number": number}] if number > 1 else [])]
    what = _("AI readiness, as reviewed") if of.is_reviewed else _("AI readiness")
    title = f"{what}: {of.firm}" if of.firm else what
    return {"title": title, "what": what, "firm": of.firm, "facts": facts}


def level(it: Result) -> Data:
    """Return the level with its range and the unknown answers that decide it."""
    rating, words = it.rating, it.level_words
    return {
        "level": rating["level"],
        "name": words.name if words else _("No level can be stated yet"),
        "could_be": _("could be level %(level)s") % {"level": rating["could_be"]} if it.is_range else "",
        "says": _lede(it),
        "rungs": [{"number": number, "name": name, "state": state} for number, name, state in it.rungs],
        "deciding": [{"question": each["text"], "ask": each["ask"]} for each in it.deciding],
        "deciding_says": ngettext(
            "The answer that decides it", "The answers that decide it together", len(it.deciding)
        ),
    }


def _lede(it: Result) -> str:
    level, base, holders = it.rating["level"], it.rating["base"], it.holders
    if not it.level_words:
        return _("Too few questions apply, so a level would say more than we know. The parts below have a level.")
    if holders:
        told = _(
            "More than half of your parts reach level %(base)s. "
            "This keeps your official level at %(level)s: %(holders)s."
        )
        return told % {"base": base, "level": level, "holders": ", ".join(holders)}
    told = _("More than half of your parts are at level %(level)s or higher.") % {"level": level}
    return f"{told} {it.level_words.seen}"
