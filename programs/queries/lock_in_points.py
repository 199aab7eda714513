"""What to talk about with a firm before it ties itself further: per factor, why, what to ask and what to do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from programs.core.catalogue import Factor

from .plan_entries import Entry, sentence
from .plan_told import Told

ASKED: Mapping[str, str] = {"F3": "VEN3", "F4": "VEN4", "F5": "VEN5", "F8": "VEN2"}
"""The question of the check that tells most about a factor today; the other factors follow from facts."""
FACTS: Mapping[str, str] = {"F1": "ai_tools", "F2": "ai_tools", "F6": "commitment", "F7": "suppliers"}


@dataclass(frozen=True)
class Point:
    """One factor that is hard to leave, or may be. today: what holds for the firm now, empty if nothing does.

    planned: steps of the plan that would tie it, each with the reason. ask: the firm's own question to go back to,
    and what it said. do: what helps.
    """

    name: str
    today: str
    planned: Sequence[tuple[str, str]]
    ask: str
    said: str
    do: str


def points_of(told: Told, exposure: Mapping[str, tuple[int, int]], planned: Sequence[Entry]) -> list[Point]:
    """Return a point for each factor from which on there are warnings, today or by a step; the weightiest first."""
    factors = sorted(told.catalogue.factors, key=lambda factor: -factor.weight)
    found = (_point(told, factor, exposure[factor.code], planned) for factor in factors)
    return [each for each in found if each.today or each.planned]


def _point(told: Told, factor: Factor, ends: tuple[int, int], planned: Sequence[Entry]) -> Point:
    ask, said = _question(told, factor.code)
    return Point(
        name=factor.name,
        today=_today(told, factor, ends),
        planned=[
            (entry.name, entry.program.lock_in[factor.code].why)
            for entry in planned
            if factor.code in {each["factor"] for each in entry.lock_in["warnings"]}
        ],
        ask=ask,
        said=said,
        do=sentence(factor.advice),
    )


def _today(told: Told, factor: Factor, ends: tuple[int, int]) -> str:
    (low, high), limit = ends, told.catalogue.number["warn_from"]
    if low >= limit:
        return _("Today %(value)s of 4: %(step)s") % {"value": low, "step": factor.steps[low]}
    if high >= limit:
        return _("Today it is not known, so it could be as much as %(value)s of 4: %(step)s") % {
            "value": high,
            "step": factor.steps[high],
        }
    return ""


def _question(told: Told, code: str) -> tuple[str, str]:
    """Return what the firm was asked about a factor, and what it said."""
    tells: Callable[[Told, str], tuple[str, str]] = _answer if code in ASKED else _fact
    return tells(told, code)


def _answer(told: Told, code: str) -> tuple[str, str]:
    words, given = told.words.questions[ASKED[code]], told.situation.responses.get(ASKED[code])
    return words.text, words.options[given - 1] if isinstance(given, int) else _("Not known")


def _fact(told: Told, code: str) -> tuple[str, str]:
    fact = FACTS[code]
    given = told.situation.profile.get(fact, ())
    values = (given,) if isinstance(given, str) else tuple(given)
    return told.words.profile[fact].text, told.labels(fact, values) or _("Not known")
