"""Matched firms as plain lists, firm by firm: quicker to tell from than columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np

from readiness.core.columns import Ints

from .catalogue import Catalogue
from .columns import SECTIONS, Matched, exposure_added
from .eligibility import MET, NOT_MET, conditions_of
from .exposure import score
from .fit import CONTRIBUTIONS, weights_of
from .lots import in_order
from .plan import Plans
from .results import Condition
from .robustness import first_place_shares
from .sets import NOBODY
from .warnings import foundations

AS_MET: dict[int, bool | None] = {MET: True, NOT_MET: False}


@dataclass(frozen=True, eq=False)
class Rows:
    """What was found for n firms. Inner lists are in catalogue order unless said.

    sequence: places of the plan's programmes, in order. order: places of all programmes, in order.
    sections: places in SECTIONS. contributions: in the order of CONTRIBUTIONS, adding up to the fit.
    shares: of first places, by place. kept_out: names of obstacles. lifts: some step is lifted.
    may_be_joined: eligible, and may be planned by intake.
    chosen, best: places of sets. total: weight of all steps, in units of coverage; coverage: of chosen and best.
    now: low and high end of four times the exposure; after: the same for chosen and best.
    missing: which foundations.
    """

    sequence: list[list[int]]
    order: list[list[int]]
    sections: list[list[int]]
    fits: list[list[int]]
    contributions: list[list[list[int]]]
    eligibility: list[tuple[tuple[Condition, ...], ...]]
    shares: list[dict[int, Fraction]]
    kept_out: list[tuple[tuple[str, ...], ...]]
    lifts: list[list[bool]]
    may_be_joined: list[list[bool]]
    chosen: list[int]
    best: list[int]
    total: list[int]
    coverage: list[list[int]]
    now: list[list[int]]
    after: list[list[list[int]]]
    missing: list[list[bool]]


def rows_of(catalogue: Catalogue, it: Matched, plans: Plans, sequence: Ints, seeds: Sequence[str]) -> Rows:
    """Return the rows of matched firms. sequence: (most, n), places of the plans' programmes, then NOBODY."""
    sections, steps = _with_plans(it.sections, sequence)
    weights = weights_of(catalogue)
    return Rows(
        sequence=[[place for place in row if place != NOBODY] for row in sequence.T.tolist()],
        order=_order(catalogue, it, sections, steps, seeds).T.tolist(),
        sections=sections.T.tolist(),
        fits=it.fits.T.tolist(),
        contributions=it.values.contributions(weights).T.tolist(),
        eligibility=_eligibility(it),
        shares=first_place_shares(catalogue, it.values, it.may_stand),
        kept_out=_kept_out(it),
        lifts=(it.values.numerators[CONTRIBUTIONS.index("gap_coverage")] > 0).T.tolist(),
        may_be_joined=(it.offers.is_planned[:, None] & ~it.excluded).T.tolist(),
        chosen=plans.chosen.tolist(),
        best=plans.best.tolist(),
        total=(it.steps.total * it.offers.columns.unit).tolist(),
        coverage=plans.coverage.T.tolist(),
        now=np.transpose(score(catalogue, it.now.swapaxes(0, 1))).tolist(),
        after=plans.scores.transpose(2, 0, 1).tolist(),
        missing=foundations(catalogue, it.firms).T.tolist(),
    )


def _with_plans(sections: Ints, sequence: Ints) -> tuple[Ints, Ints]:
    """Return the sections with the plans in them, and each planned programme's step from 0, (programmes, n) each."""
    steps, firms = np.zeros_like(sections), np.arange(sections.shape[1])
    sections = sections.copy()
    for step, places in enumerate(sequence):
        planned = places != NOBODY
        sections[places[planned], firms[planned]] = SECTIONS.index("plan")
        steps[places[planned], firms[planned]] = step
    return sections, steps


def _order(catalogue: Catalogue, it: Matched, sections: Ints, steps: Ints, seeds: Sequence[str]) -> Ints:
    """(programmes, n): places by section, step of the plan, fit, then exposure added, then by lot."""
    keys = np.zeros(it.fits.shape, np.int64)
    for less in (sections, steps, -it.fits, exposure_added(catalogue, it)):
        low, high = int(less.min(initial=0)), int(less.max(initial=0))
        keys = keys * (high - low + 1) + (less - low)
    return in_order(np.broadcast_to(np.arange(len(keys))[:, None], keys.shape), keys, seeds)


def _eligibility(it: Matched) -> list[tuple[tuple[Condition, ...], ...]]:
    """Every programme's conditions for each firm."""
    found = []
    for program, stands, audience in zip(it.offers.programs, it.offers.standings, it.audiences, strict=True):
        columns = [audience, *(it.conditions[code] for code in program.conditions)]
        codes = conditions_of(program)
        verdicts = map(tuple, np.array(columns).T.tolist())
        found.append([_conditions(codes, stands.window, each) for each in verdicts])
    return list(zip(*found, strict=True))


@lru_cache(maxsize=4096)
def _conditions(codes: tuple[str, ...], window: bool | None, verdicts: tuple[int, ...]) -> tuple[Condition, ...]:
    met = (window, *(AS_MET.get(verdict) for verdict in verdicts))
    return tuple(Condition(code, each) for code, each in zip(codes, met, strict=True))


def _kept_out(it: Matched) -> list[tuple[tuple[str, ...], ...]]:
    """What keeps each programme that may be planned out of the plan."""
    names = tuple(it.obstacles)
    masks = sum(flags.astype(np.int8) << place for place, flags in enumerate(it.obstacles.values()))
    masks = masks * (it.offers.is_planned[:, None] & ~it.excluded)
    told = [tuple(name for place, name in enumerate(names) if mask >> place & 1) for mask in range(1 << len(names))]
    return [tuple(told[mask] for mask in row) for row in masks.T.tolist()]
