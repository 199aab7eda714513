"""Matching: which programmes suit a firm, in which section, with what lock-in, and the plan.

Works on batches; a batch equals its singles exactly. Names and slugs are never read for any choice.
Source: matching method.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from readiness.core.assessment import Rated
from readiness.core.canonical import digest
from readiness.core.questionnaire import Questionnaire
from readiness.core.receipt import inputs_of
from readiness.core.responses import Situation

from .catalogue import Catalogue
from .columns import best_fits, exposure_added, matched
from .firms import Firms, facts_of, firms_of
from .offers import Offers, offers_among, offers_on
from .one_firm import OneFirm
from .plan import plans_of
from .results import Matching
from .sequence import order_columns

CHUNK = 512
"""Firms matched at a time; changes the speed, never a result."""


def seed_of(situation: Situation) -> str:
    """Return what a firm's lots are drawn from: the digest of its canonical inputs, 64 hexadecimal digits.

    Without the day: `as_of` moves windows, intakes and the age of facts and nothing else, so the lots stay the same.
    """
    inputs = inputs_of(situation)
    del inputs["as_of"]
    return digest(inputs)


def match(catalogue: Catalogue, questionnaire: Questionnaire, rated: Rated, seed: str | None = None) -> list[Matching]:
    """Match rated firms, in their order. seed: for lots; by default that of each firm."""
    seeds = [seed or seed_of(situation) for situation in rated.situations]
    by_day = sorted(range(len(seeds)), key=lambda firm: rated.situations[firm].as_of)
    found: dict[int, Matching] = {}
    for _day, group in groupby(by_day, key=lambda firm: rated.situations[firm].as_of):
        places = list(group)
        for start in range(0, len(places), CHUNK):
            chunk = places[start : start + CHUNK]
            found |= zip(
                chunk, _match(catalogue, questionnaire, rated, chunk, [seeds[each] for each in chunk]), strict=True
            )
    return [found[firm] for firm in range(len(seeds))]


def _match(
    catalogue: Catalogue, questionnaire: Questionnaire, rated: Rated, places: list[int], seeds: list[str]
) -> Iterator[Matching]:
    """Match some firms of one day."""
    situations = [rated.situations[each] for each in places]
    firms = firms_of(
        questionnaire,
        rated.batch.part(places),
        rated.ratings.part(places),
        [rated.pathways[each] for each in places],
        facts_of(questionnaire, situations),
    )
    offers = offers_on(catalogue, questionnaire, situations[0].as_of)
    if not offers.is_complete:
        yield from _one_by_one(catalogue, questionnaire, offers, firms, situations, seeds)
        return
    it = matched(catalogue, questionnaire, offers, firms)
    plans = plans_of(catalogue, offers, firms, it.steps, it.may_stand, it.now, seeds)
    added, order = exposure_added(catalogue, it).tolist(), order_columns(catalogue, questionnaire, it).T.tolist()
    for firm, situation in enumerate(situations):
        yield OneFirm(
            catalogue, questionnaire, it, plans, added[firm], order[firm], firm, situation, seeds[firm]
        ).matching()


def _one_by_one(
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    offers: Offers,
    firms: Firms,
    situations: list[Situation],
    seeds: list[str],
) -> Iterator[Matching]:
    """Match firms where there are too many programmes for all sets: each firm's plan is of its best fits."""
    for firm, situation in enumerate(situations):
        it = matched(catalogue, questionnaire, offers, firms.part([firm]))
        best = best_fits(catalogue, it, seeds[firm])
        it = replace(it, offers=offers_among(catalogue, questionnaire, offers.standings, best))
        plans = plans_of(catalogue, it.offers, it.firms, it.steps, it.may_stand, it.now, [seeds[firm]])
        added, order = exposure_added(catalogue, it).tolist(), order_columns(catalogue, questionnaire, it).T.tolist()
        yield OneFirm(catalogue, questionnaire, it, plans, added[0], order[0], 0, situation, seeds[firm]).matching()
