"""A catalogue tried on many firms at once: who gets which plan. Agrees exactly with matching them one by one."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from readiness.core.columns import Flags, Ints
from readiness.core.questionnaire import Questionnaire

from .catalogue import Catalogue
from .columns import Matched, best_fits, matched
from .firms import Firms
from .offers import Offers, offers_among, offers_on
from .plan import lot, plans_of
from .sequence import order_columns
from .tally import Outcome

CHUNK = 512
"""Firms tried at a time, so that their columns stay in the processor's cache; changes the speed, never a result."""


def try_catalogue(
    catalogue: Catalogue, questionnaire: Questionnaire, as_of: date, firms: Firms, seeds: Sequence[str]
) -> Outcome:
    """Return what the catalogue gives each firm on a day. seeds: for lots, one a firm."""
    offers = offers_on(catalogue, questionnaire, as_of)
    size = CHUNK if offers.is_complete else 1
    chunks = [
        _try(catalogue, questionnaire, offers, firms.part(slice(start, start + size)), seeds[start : start + size])
        for start in range(0, len(firms), size)
    ]
    plans, firsts, exposures = zip(*chunks, strict=True) if chunks else ([], [], [])
    known = {members: place for place, members in enumerate(dict.fromkeys(each for some in plans for each in some))}
    return Outcome(
        programs=tuple(each.slug for each in catalogue.programs),
        vendors=tuple(each.vendor for each in catalogue.programs),
        sets=[tuple(catalogue.programs[place].slug for place in members) for members in known],
        plans=np.array([known[members] for some in plans for members in some], np.int64),
        firsts=np.concatenate([np.zeros(0, np.int64), *firsts]),
        exposures=np.concatenate([np.zeros(0, np.int16), *exposures]),
    )


Tried = tuple[list[tuple[int, ...]], Ints, Ints]


def _try(
    catalogue: Catalogue, questionnaire: Questionnaire, offers: Offers, firms: Firms, seeds: Sequence[str]
) -> Tried:
    """Return each firm's plan as places, its first programme and the exposure after it, high end, times four."""
    it = matched(catalogue, questionnaire, offers, firms)
    if not offers.is_complete:
        offers = offers_among(catalogue, questionnaire, offers.standings, best_fits(catalogue, it, seeds[0]))
    plans = plans_of(catalogue, offers, firms, it.steps, it.may_stand, it.now, seeds)
    chosen = plans.chosen
    firsts = _firsts(catalogue, questionnaire, it, offers.membership[:, chosen], seeds)
    return [offers.sets[place] for place in chosen.tolist()], firsts, plans.after.high_of(chosen)


def _firsts(
    catalogue: Catalogue, questionnaire: Questionnaire, it: Matched, members: Flags, seeds: Sequence[str]
) -> Ints:
    """Return (n,): the place of the plan's first programme, -1 without one. members: bool (programmes, n)."""
    never = np.iinfo(np.int64).max
    order = np.where(members, order_columns(catalogue, questionnaire, it), never)
    least = order.min(axis=0)
    firsts = np.where(least < never, order.argmin(axis=0), -1)
    equals = (order == least) & members
    for firm in np.flatnonzero(equals.sum(axis=0) > 1).tolist():
        places = np.flatnonzero(equals[:, firm]).tolist()
        firsts[firm] = min(places, key=lambda place: lot(seeds[firm], [place]))
    return firsts
