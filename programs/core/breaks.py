"""Which rules of a plan a set of programmes breaks, and by how much."""

from collections.abc import Iterator
from dataclasses import dataclass

from readiness.core.questionnaire import Questionnaire

from .catalogue import Catalogue, Program
from .columns import Matched
from .fit import limits_of
from .offers import Members, reported_in, rest_on_one_vendor
from .sets import sets_of


@dataclass(frozen=True)
class Break:
    """One rule. code: most, one_vendor, unconfirmed, hours, money, level or lifts_nothing.

    programs: what it is about, where it is not the whole plan. needed, limit: programmes, hours or S$ a person.
    """

    code: str
    programs: tuple[Program, ...] = ()
    needed: int | None = None
    limit: int | None = None


def breaks_of(
    catalogue: Catalogue, questionnaire: Questionnaire, it: Matched, plan: Members, kept: Members
) -> tuple[Break, ...]:
    """Return what a firm's plan breaks; nothing if the rules allow it. Only what is kept breaks a rule of its own."""
    return tuple(_breaks(catalogue, questionnaire, it, plan, kept)) if plan else ()


def _breaks(
    catalogue: Catalogue, questionnaire: Questionnaire, it: Matched, plan: Members, kept: Members
) -> Iterator[Break]:
    offers = it.offers
    smaller = [tuple(each for each in plan if each != place) for place in plan]
    sets = sets_of(catalogue, questionnaire, offers.is_reported, offers.reaches, [plan, *smaller])
    most, doubtful = int(catalogue.number["plan_most"]), int(reported_in(offers.is_reported, sets)[0])
    if len(plan) > most:
        yield Break("most", needed=len(plan), limit=most)
    if rest_on_one_vendor(offers.programs, sets)[0]:
        yield Break("one_vendor", (offers.programs[plan[0]],))
    if doubtful > 1 or doubtful == len(plan):
        yield Break("unconfirmed", tuple(offers.programs[place] for place in plan if offers.is_reported[place]))
    limits = limits_of(catalogue, it.firms)
    for code, needed, limit in zip(("hours", "money"), (sets.hours, sets.money), limits, strict=True):
        if needed[0] > limit[0]:
            yield Break(code, needed=int(needed[0]), limit=int(limit[0]))
    if outside := tuple(offers.programs[place] for place in kept if it.obstacles["level"][place, 0]):
        yield Break("level", outside)
    reached = (sets.reached @ it.steps.counts)[:, 0].tolist()
    adds_nothing = {place for place, without in zip(plan, reached[1:], strict=True) if without == reached[0]}
    if idle := tuple(offers.programs[place] for place in plan if place in adds_nothing):
        yield Break("lifts_nothing", idle)
