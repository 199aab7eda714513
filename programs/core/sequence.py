"""In which order a firm follows the programmes of its plan, for many firms at once.

Source: matching method, section 5.
"""

from collections.abc import Sequence

import numpy as np

from readiness.core.columns import Flags, Ints

from .catalogue import Catalogue, Program
from .columns import Matched
from .lots import in_order
from .sets import NOBODY
from .warnings import FOUNDATIONS, foundations

LEADERS = {"owner", "managers"}


def sequences(catalogue: Catalogue, it: Matched, chosen: Ints, seeds: Sequence[str]) -> Ints:
    """Return (most, n): each plan's places in the catalogue in order, then NOBODY.

    Open before reported, foundations, lower levels, leaders, then fit, then by lot. chosen: (n,) places of sets.
    """
    members, firms = it.offers.columns.members[:, chosen], np.arange(len(chosen))
    is_usual = ~_raises_a_foundation(catalogue, it)
    fits = it.fits.max(initial=0) - it.fits
    keys = (it.offers.is_reported[members] * 2 + is_usual[members, firms]) * LATER + _later(it.offers.programs)[
        members
    ]
    keys = keys * (fits.max(initial=0) + 1) + fits[members, firms]
    last = np.arange(len(members))[:, None] + keys.max(initial=0) + 1
    return in_order(members, np.where(members == NOBODY, last, keys), seeds)


LATER = 12
"""Above every place that levels and audience give."""


def _later(programs: Sequence[Program]) -> Ints:
    """(programmes,): the lower end of the level band, then leaders before staff and developers."""
    return np.array([2 * each.levels[0] + (not LEADERS.intersection(each.audience or LEADERS)) for each in programs])


def _raises_a_foundation(catalogue: Catalogue, it: Matched) -> Flags:
    """(programmes, n): raises a question that is too low for a goal of the firm."""
    found = np.zeros(it.may_stand.shape, np.bool_)
    position = it.firms.questionnaire.position
    for missing, it_is in zip(foundations(catalogue, it.firms), FOUNDATIONS, strict=True):
        row = position[it_is.question]
        found |= missing & (it.offers.raises[row, :-1, None] > np.maximum(it.firms.responses[row], 1))
    return found
