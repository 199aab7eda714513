"""Why a programme was chosen, from what its fit is made of, and why another one was not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.core.catalogue import GENERAL
from programs.core.fit import CONTRIBUTIONS

from .plan_entries import Entry


@dataclass(frozen=True)
class Reason:
    """One contribution to the fit, in words, with its points out of its weight."""

    says: str
    points: int
    weight: int


def reasons(entry: Entry) -> list[Reason]:
    """Return the contributions of a programme that can be planned, the strongest first."""
    number, points = entry.told.catalogue.number, entry.match["contributions"]
    words: dict[str, Callable[[Entry], str]] = {
        "gap_coverage": _gap,
        "goal_relevance": _goals,
        "level_fit": _level,
        "practicality": _practice,
        "certainty": _certainty,
    }
    found = [Reason(words[code](entry), points[code], int(number[f"weight_{code}"])) for code in CONTRIBUTIONS]
    return sorted(found, key=lambda each: -each.points)


def _gap(entry: Entry) -> str:
    count = len(entry.raises)
    if not count:
        return _("It raises nothing that you still lack.")
    said = ngettext(
        "It raises %(count)s answer that is still below what you need.",
        "It raises %(count)s answers that are still below what you need.",
        count,
    )
    return said % {"count": count}


def _goals(entry: Entry) -> str:
    goals = [goal for goal in entry.told.situation.profile.get("goals", ()) if goal != "not_sure"]
    if not goals:
        return _("You named no goal, so each programme counts half here.")
    if served := tuple(goal for goal in goals if goal in entry.program.goals):
        return _("It serves what you want AI for: %(goals)s.") % {"goals": entry.told.labels("goals", served)}
    if GENERAL in entry.program.goals:
        return _("It has no special subject, so it helps in part with each of your goals.")
    return _("It serves none of the goals you named.")


def _level(entry: Entry) -> str:
    low, high = entry.program.levels
    level = entry.told.result["rating"]["level"]
    facts = {"low": low, "high": high, "level": level}
    if not level:
        return _("It is made for levels %(low)s to %(high)s; you have no level yet.") % facts
    return _("It is made for levels %(low)s to %(high)s; you are at level %(level)s.") % facts


def _practice(entry: Entry) -> str:
    return _("How well its time, cost, language, format and tools suit you, as far as they are known.")


def _certainty(entry: Entry) -> str:
    return _("How sure and how fresh its facts are, and whether one can join.")


def why_not(entry: Entry, planned: Sequence[Entry]) -> str:
    """Return in words why a programme that one can join stands beside the plan instead of in it."""
    if kept_out := entry.match.get("kept_out"):
        return " ".join(_kept_out(entry, name) for name in kept_out)
    if not entry.raises:
        return _gap(entry)
    if not planned:
        return _("It could not make a plan on its own, for the reason given there.")
    if all(any(step.program.raises.get(each.code, 0) >= each.end for step in planned) for each in entry.raises):
        return _("The steps of the plan already raise everything that it would raise.")
    return _("Another set of programmes was worth more to you, or ties you less.")


def _kept_out(entry: Entry, name: str) -> str:
    if name == "level":
        return _level(entry)
    if name == "hours":
        if entry.program.hours is None:
            hours = int(entry.told.catalogue.number["hours_unknown"])
            return _("How long it takes is not published; we count %(hours)s hours, more than each person has.") % {
                "hours": hours
            }
        return _("It takes about %(hours)s hours, more than each person has.") % {"hours": entry.program.hours}
    if entry.program.money is None:
        money = int(entry.told.catalogue.number["money_unknown"])
        return _("What it costs is not published; we count S$%(money)s, more than you have for each person.") % {
            "money": money
        }
    return _("It costs about S$%(money)s, more than you have for each person.") % {"money": entry.program.money}
