"""A catalogue tried on many firms at once, for the dry run before it is published."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from readiness.core.columns import Ints
from readiness.core.questionnaire import Questionnaire

from .catalogue import Catalogue
from .columns import Matched
from .exposure import HIGH, exposure_after, score
from .firms import Firms
from .offers import Members
from .parts import in_parts
from .plan import chosen_of
from .sequence import sequences
from .tally import Outcome


def try_catalogue(
    catalogue: Catalogue, questionnaire: Questionnaire, as_of: date, firms: Firms, seeds: Sequence[str]
) -> Outcome:
    """Return what the catalogue gives firms on a day, just as matching them would. seeds: for lots, one a firm."""
    known: dict[Members, int] = {(): 0}
    plans, firsts, exposures = (np.zeros(len(firms), np.int64) for _column in range(3))
    for places, it in in_parts(catalogue, questionnaire, as_of, firms, seeds):
        drawn = [seeds[each] for each in places]
        chosen = chosen_of(catalogue, it, drawn)
        plans[places] = _numbers(known, it, chosen)
        firsts[places] = sequences(catalogue, it, chosen, drawn)[0]
        exposures[places] = _exposures(catalogue, it, chosen)
    slugs = tuple(program.slug for program in catalogue.programs)
    return Outcome(
        programs=slugs,
        vendors=tuple(program.vendor for program in catalogue.programs),
        sets=[tuple(slugs[place] for place in members) for members in known],
        plans=plans,
        firsts=firsts,
        exposures=exposures,
    )


def _numbers(known: dict[Members, int], it: Matched, chosen: Ints) -> Ints:
    """(n,): each firm's plan as its number among the known ones, to which new ones are added."""
    sets, which = np.unique(chosen, return_inverse=True)
    return np.array([known.setdefault(it.offers.sets[place], len(known)) for place in sets.tolist()])[which]


def _exposures(catalogue: Catalogue, it: Matched, chosen: Ints) -> Ints:
    """(n,): high end after the plan, times four."""
    firms = np.arange(len(chosen))
    after = exposure_after(catalogue, it.firms.facts, it.now, it.offers.columns, firms, chosen, HIGH)
    return score(catalogue, after[0])
