"""A catalogue tried on many firms at once: who gets which plan. Agrees exactly with matching them one by one."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from readiness.core.questionnaire import Questionnaire

from .catalogue import Catalogue
from .columns import matched
from .firms import Firms
from .offers import offers_on
from .plan import plans_of
from .tally import Outcome

CHUNK = 2048
"""Firms tried at a time; changes the speed, never a result."""


def try_catalogue(
    catalogue: Catalogue, questionnaire: Questionnaire, as_of: date, firms: Firms, seeds: Sequence[str]
) -> Outcome:
    """Return what the catalogue gives each firm on a day. seeds: for lots, one a firm."""
    offers = offers_on(catalogue, questionnaire, as_of)
    it = matched(catalogue, questionnaire, offers, firms)
    plans = plans_of(catalogue, offers, firms, it.steps, it.may_stand, it.now, seeds)
    firsts = np.array([min(offers.sets[place], default=-1) for place in plans.chosen.tolist()])
    after = np.take_along_axis(plans.scores[1], plans.chosen[:, None], axis=1)[:, 0]
    return Outcome(
        programs=tuple(each.slug for each in catalogue.programs),
        vendors=tuple(each.vendor for each in catalogue.programs),
        sets=[tuple(catalogue.programs[place].slug for place in members) for members in offers.sets],
        plans=plans.chosen,
        firsts=firsts,
        exposures=after,
    )
