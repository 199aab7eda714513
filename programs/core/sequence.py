"""In which order the steps of a plan are taken, for many firms at once.

Source: matching method, section 5: open before reported, foundations first, lower levels, leaders, then fit.
"""

import numpy as np

from readiness.core.columns import Flags, Ints
from readiness.core.questionnaire import Questionnaire

from .catalogue import Catalogue
from .columns import Matched
from .firms import Firms
from .warnings import missing_columns

LEADERS = {"owner", "managers"}
LEVELS, FITS = 8, 128
"""More than there are levels, and points of a fit."""


def order_columns(catalogue: Catalogue, questionnaire: Questionnaire, it: Matched) -> Ints:
    """Return int64 (programmes, n): the lower, the earlier in a plan; equals are drawn."""
    programs = it.offers.programs
    reported = np.array([stands.intake == "reported" for stands in it.offers.standings])[:, None]
    levels = np.array([program.levels[0] for program in programs])[:, None]
    late = np.array([not LEADERS.intersection(program.audience or LEADERS) for program in programs])[:, None]
    order = 2 * reported + ~_lays_a_foundation(catalogue, questionnaire, it)
    found: Ints = ((order * LEVELS + levels) * 2 + late) * FITS - it.fits
    return found


def _lays_a_foundation(catalogue: Catalogue, questionnaire: Questionnaire, it: Matched) -> Flags:
    """Say which programmes raise something that has to come before a goal of a firm."""
    found = np.zeros(it.fits.shape, np.bool_)
    for foundation, is_missing in missing_columns(catalogue, questionnaire, it.firms):
        place = questionnaire.position[foundation.question]
        raised = it.offers.raises[:, place][:, None] > level_of(it.firms, place)
        found |= raised & is_missing
    return found


def level_of(firms: Firms, place: int) -> Ints:
    """Return int8 (n,): the level a question is at; unknown or not asked is 1."""
    level: Ints = np.maximum(firms.responses[place], 1)
    return level
