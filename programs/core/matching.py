"""Matching: which programmes suit a firm, in which section, with what lock-in, and the plan.

Works on batches; a batch equals its singles exactly. Names and slugs are never read for any choice.
Source: matching method.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from readiness.core.assessment import Rated
from readiness.core.canonical import digest
from readiness.core.questionnaire import Questionnaire
from readiness.core.receipt import inputs_of
from readiness.core.responses import Situation

from .catalogue import Catalogue
from .firms import facts_of, firms_of
from .one_firm import OneFirm
from .parts import in_parts
from .plan import plans_of
from .results import Matching
from .rows import rows_of
from .sequence import sequences


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
    by_day = defaultdict(list)
    for firm, situation in enumerate(rated.situations):
        by_day[situation.as_of].append(firm)
    found: dict[int, Matching] = {}
    for day, places in by_day.items():
        found |= _matched_on(catalogue, questionnaire, day, rated, places, seeds)
    return [found[firm] for firm in range(len(seeds))]


def _matched_on(
    catalogue: Catalogue, questionnaire: Questionnaire, day: date, rated: Rated, places: list[int], seeds: list[str]
) -> Iterator[tuple[int, Matching]]:
    """Match the firms of one day; yield their places and what was found."""
    situations = [rated.situations[place] for place in places]
    firms = firms_of(
        questionnaire,
        rated.batch.part(places),
        rated.ratings.part(places),
        [rated.pathways[place] for place in places],
        facts_of(questionnaire, situations),
    )
    drawn = [seeds[place] for place in places]
    for part, it in in_parts(catalogue, questionnaire, day, firms, drawn):
        lots = [drawn[number] for number in part]
        plans = plans_of(catalogue, it, lots)
        rows = rows_of(catalogue, it, plans, sequences(catalogue, it, plans.chosen, lots), lots)
        for firm, number in enumerate(part):
            one = OneFirm(catalogue, questionnaire, it.offers, rows, firm, situations[number])
            yield places[number], one.matching()
