"""Firms matched some at a time: as many as the processor's cache holds, and alike in what their plans are made of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from readiness.core.questionnaire import Questionnaire

from .catalogue import Catalogue
from .columns import Matched, matched
from .firms import Firms
from .lots import in_order
from .offers import Members, offers_among, offers_on

CHUNK = 1024
"""Firms at a time, at most; changes the speed, never a result."""
CELLS = 400_000
"""Firms times sets at a time, at most, but for one firm."""


def in_parts(
    catalogue: Catalogue, questionnaire: Questionnaire, as_of: date, firms: Firms, seeds: Sequence[str]
) -> Iterator[tuple[list[int], Matched]]:
    """Match some firms at a time; yield their places and what was found.

    Where there are too many programmes for all sets, sets are of a firm's best fits, and firms that share those are
    matched together.
    """
    offers = offers_on(catalogue, questionnaire, as_of)
    for places in _chunks(range(len(firms)), len(offers.plans)):
        it = matched(catalogue, questionnaire, offers, firms.part(slice(places[0], places[-1] + 1)))
        if offers.is_complete:
            yield places, it
            continue
        for best, alike in by_best_fits(catalogue, it, [seeds[place] for place in places]).items():
            among = offers_among(catalogue, questionnaire, offers.standings, best)
            for some in _chunks([places[each] for each in alike], len(among.plans)):
                yield some, matched(catalogue, questionnaire, among, firms.part(some))


def _chunks(places: Sequence[int], sets: int) -> Iterator[list[int]]:
    size = max(1, min(CHUNK, CELLS // max(1, sets)))
    for start in range(0, len(places), size):
        yield list(places[start : start + size])


def by_best_fits(catalogue: Catalogue, it: Matched, seeds: Sequence[str]) -> dict[Members, list[int]]:
    """Return firms by the programmes that fit them best among those that may stand in their plan; equals by lot."""
    most, rows = int(catalogue.number["plan_candidates"]), np.arange(len(it.may_stand))[:, None]
    places = np.broadcast_to(rows, it.fits.shape)
    last = it.fits.max(initial=0)
    order = in_order(places, np.where(it.may_stand, last - it.fits, last + 1 + rows), seeds)[:most]
    stands = np.take_along_axis(it.may_stand, order, axis=0)
    found: dict[Members, list[int]] = defaultdict(list)
    for firm, (best, may) in enumerate(zip(order.T.tolist(), stands.T.tolist(), strict=True)):
        found[tuple(sorted(place for place, stand in zip(best, may, strict=True) if stand))].append(firm)
    return found
