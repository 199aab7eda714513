"""An advisor's plan: the same exact choice, with some programmes kept in it and some left out of it.

The rules hold for all that is chosen beside what the advisor keeps. Only where no allowed set holds what is kept,
the plan breaks a rule, as few and as little as it can, and says which.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from readiness.core.assessment import Rated
from readiness.core.columns import Flags, Ints
from readiness.core.questionnaire import Questionnaire

from .breaks import Break, breaks_of
from .catalogue import Catalogue
from .columns import Matched, matched
from .exposure import exposure_now
from .firms import Firms, facts_of, firms_of
from .fit import limits_of
from .matching import seed_of
from .offers import Members, offers_among, offers_on, reported_in, rest_on_one_vendor
from .one_firm import OneFirm
from .parts import by_best_fits
from .plan import Pairs, allowed, good_enough, plans_of
from .results import Matching
from .rows import rows_of
from .sequence import sequences


@dataclass(frozen=True)
class Decided:
    """Slugs of the programmes to keep in a plan and to leave out of it; none is in both."""

    kept: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advised:
    """An advised plan, as part of a matching. breaks: the rules that what is kept does not leave room for.

    lost: slugs to keep that the firm cannot join, or that are not in the catalogue. exposure: factor -> low and high
    value 0..4 of the firm today.
    """

    matching: Matching
    breaks: tuple[Break, ...]
    lost: tuple[str, ...]
    exposure: dict[str, tuple[int, int]]


def advise(
    catalogue: Catalogue, questionnaire: Questionnaire, rated: Rated, decided: Decided, seed: str | None = None
) -> Advised:
    """Return the plan of one rated firm as advised. Without decisions it is the one by the rules."""
    (situation,) = rated.situations
    lots, firms = [seed or seed_of(situation)], _firms(questionnaire, rated)
    it, kept = _matched(catalogue, questionnaire, firms, rated, decided, lots)
    plans = plans_of(catalogue, it, lots, _pairs(catalogue, it, kept))
    rows = rows_of(catalogue, it, plans, sequences(catalogue, it, plans.chosen, lots), lots)
    one = OneFirm(catalogue, questionnaire, it.offers, rows, 0, situation)
    chosen = it.offers.sets[int(plans.chosen[0])]
    have = {it.offers.programs[place].slug for place in kept}
    return Advised(
        matching=one.matching(),
        breaks=breaks_of(catalogue, questionnaire, it, chosen, kept),
        lost=tuple(slug for slug in decided.kept if slug not in have),
        exposure=_exposure(catalogue, it.now),
    )


def by_rules(catalogue: Catalogue, questionnaire: Questionnaire, rated: Rated, matching: Matching) -> Advised:
    """Return what `advise` returns for a matched firm about which nothing is decided, without matching it again."""
    now = exposure_now(catalogue, questionnaire, _firms(questionnaire, rated))
    return Advised(matching, breaks=(), lost=(), exposure=_exposure(catalogue, now))


def _firms(questionnaire: Questionnaire, rated: Rated) -> Firms:
    facts = facts_of(questionnaire, rated.situations)
    return firms_of(questionnaire, rated.batch, rated.ratings, rated.pathways, facts)


def _exposure(catalogue: Catalogue, now: Ints) -> dict[str, tuple[int, int]]:
    """Return low and high value of the first firm by factor."""
    bounds = zip(catalogue.factors, *now[:, :, 0].tolist(), strict=True)
    return {factor.code: (low, high) for factor, low, high in bounds}


def _matched(
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    firms: Firms,
    rated: Rated,
    decided: Decided,
    lots: list[str],
) -> tuple[Matched, Members]:
    """Match the firm without what is left out; return also the places of what is kept and can be joined."""
    offers = offers_on(catalogue, questionnaire, rated.situations[0].as_of)
    it = _without(matched(catalogue, questionnaire, offers, firms), decided.left_out)
    may_join = offers.is_planned & ~it.excluded[:, 0]
    kept = tuple(
        place for place, each in enumerate(catalogue.programs) if each.slug in decided.kept and may_join[place]
    )
    too_many = kept if len(kept) > catalogue.number["plan_most"] else ()
    if offers.is_complete and not too_many:
        return it, kept
    best = None if offers.is_complete else _with(next(iter(by_best_fits(catalogue, it, lots))), kept)
    among = offers_among(catalogue, questionnaire, offers.standings, best, too_many)
    return _without(matched(catalogue, questionnaire, among, firms), decided.left_out), kept


def _with(best: Members, kept: Members) -> Members:
    return tuple(sorted({*best, *kept}))


def _without(it: Matched, slugs: Collection[str]) -> Matched:
    stays = np.array([program.slug not in slugs for program in it.offers.programs])
    return replace(it, may_stand=it.may_stand & stays[:, None])


def _pairs(catalogue: Catalogue, it: Matched, kept: Members) -> Pairs:
    """What to choose from: allowed sets with all that is kept, else those that break least."""
    plans = it.offers.plans
    may = allowed(catalogue, it) & _holds(it, plans, kept)[:, None]
    if kept and not may.any():
        plans = _least_broken(catalogue, it, kept)
        may = np.ones((len(plans), 1), np.bool_)
    return good_enough(catalogue, it, plans, may)


def _holds(it: Matched, sets: Ints, kept: Members) -> Flags:
    members = it.offers.columns.members[:, sets]
    found: Flags = np.logical_and.reduce([(members == place).any(axis=0) for place in kept], axis=0)
    return found & np.ones(len(sets), np.bool_)


def _least_broken(catalogue: Catalogue, it: Matched, kept: Members) -> Ints:
    """Return the sets with what is kept that break least: first the promise of a second vendor, then time, then money.

    What is kept alone is always one of those looked at.
    """
    every, columns = np.arange(len(it.offers.sets)), it.offers.columns
    places = every[_holds(it, every, kept)]
    places = places[_adds_well(it, places, kept)]
    hours, money = (int(limit[0]) for limit in limits_of(catalogue, it.firms))
    doubtful = reported_in(it.offers.is_reported, columns)
    broken = np.array(
        [
            rest_on_one_vendor(it.offers.programs, columns)[places],
            ((doubtful > 1) | (doubtful == columns.sizes))[places],
            np.maximum(columns.hours[places] - hours, 0),
            np.maximum(columns.money[places] - money, 0),
        ]
    )
    least = min(map(tuple, broken.T.tolist()))
    found: Ints = places[np.equal(broken.T, least).all(axis=1)]
    return found


def _adds_well(it: Matched, sets: Ints, kept: Members) -> Flags:
    """(sets,): what is not kept may stand, and lifts a step that the others do not."""
    offers, place_of = it.offers, {members: place for place, members in enumerate(it.offers.sets)}
    reached = (offers.columns.reached.astype(np.float32) @ it.steps.counts)[:, 0]
    stands = it.may_stand[:, 0]

    def adds(members: Members, place: int) -> bool:
        others = place_of[tuple(each for each in members if each != place)]
        return bool(stands[place] and reached[place_of[members]] > reached[others])

    chosen = (offers.sets[each] for each in sets.tolist())
    return np.array([all(adds(each, place) for place in each if place not in kept) for each in chosen])
