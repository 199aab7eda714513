"""The unknowns that decide the level: the smallest set whose best answers would lift it.

Source: interfaces, `decided_by`; maturity model, section 6, step 5.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from .ascent import IMPOSSIBLE, Prices, Slope, ascent, floors
from .columns import Batch
from .questionnaire import Questionnaire
from .rating import Ratings
from .responses import NOT_KNOWN


@lru_cache(maxsize=32)
def _prices(questionnaire: Questionnaire) -> Prices:
    """Every unknown costs the same; facts about the firm come after all questions."""
    count = len(questionnaire.questions)
    return Prices((0,) * count, count + len(questionnaire.traits), one_step_each=True)


def decided_by(questionnaire: Questionnaire, batch: Batch, ratings: Ratings, firm: int) -> tuple[str, ...]:
    """Return the codes of questions, then of profile keys, that decide; empty if none does."""
    level, could_be = ratings.levels[:, firm].tolist()
    if could_be <= level:
        return ()
    given = batch.responses[:, firm].tolist()
    values = tuple(1 if value == NOT_KNOWN else value for value in given)
    fixed = tuple(value != NOT_KNOWN for value in given)
    prices, quick = _prices(questionnaire), bool(batch.quick[firm])
    cost = min(
        extra + ascent(questionnaire, prices, Slope(values, tuple(least), fixed), quick, level + 1)
        for extra, least in _cases(questionnaire, prices, batch, firm, level + 1)
    )
    return tuple(_code(questionnaire, slot) for slot, _ in prices.changes(cost)) if cost < IMPOSSIBLE else ()


def _cases(
    questionnaire: Questionnaire, prices: Prices, batch: Batch, firm: int, target: int
) -> Iterator[tuple[int, list[int]]]:
    """Yield each choice of unknown facts taken at best: its cost and the floors that remain."""
    worst, best = batch.traits[:, :, firm].tolist()
    open_facts = [place for place, (bad, good) in enumerate(zip(worst, best, strict=True)) if bad != good]
    first = len(questionnaire.questions)
    for size in range(len(open_facts) + 1):
        for chosen in combinations(open_facts, size):
            holds = [held and place not in chosen for place, held in enumerate(worst)]
            cost = sum(prices.price(first + place, 1, 5) for place in chosen)
            yield cost, floors(questionnaire, target, holds)


def _code(questionnaire: Questionnaire, slot: int) -> str:
    count = len(questionnaire.questions)
    return questionnaire.questions[slot].code if slot < count else questionnaire.traits[slot - count].key
