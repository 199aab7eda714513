"""The unknowns that decide the level: the smallest set whose best answers would lift it.

Source: interfaces, `decided_by`; maturity model, section 6, step 5.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from .ascent import Prices, Slope, ascent, floors
from .columns import Batch
from .questionnaire import Questionnaire
from .rating import Ratings
from .responses import NOT_KNOWN


@lru_cache(maxsize=32)
def _prices(questionnaire: Questionnaire) -> Prices:
    """Every unknown costs the same; facts about the firm come after all questions."""
    count = len(questionnaire.questions)
    return Prices((0,) * count, count + len(questionnaire.profile_keys), one_step_each=True)


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
    return tuple(_code(questionnaire, slot) for slot, _ in prices.changes(cost))


def _cases(
    questionnaire: Questionnaire, prices: Prices, batch: Batch, firm: int, target: int
) -> Iterator[tuple[int, list[int]]]:
    """Yield each choice of unknown facts taken at best: its cost and the floors that remain."""
    worst, best = batch.traits[:, :, firm].tolist()
    keys, first = list(questionnaire.profile_keys), len(questionnaire.questions)
    key_of = [keys.index(trait.key) for trait in questionnaire.traits]
    undecided = sorted({key for key, bad, good in zip(key_of, worst, best, strict=True) if bad != good})
    for size in range(len(undecided) + 1):
        for chosen in combinations(undecided, size):
            holds = [good if key in chosen else bad for key, bad, good in zip(key_of, worst, best, strict=True)]
            cost = sum(prices.price(first + key, 1, 5) for key in chosen)
            yield cost, floors(questionnaire, target, holds)


def _code(questionnaire: Questionnaire, slot: int) -> str:
    codes = [*questionnaire.position, *questionnaire.profile_keys]
    return codes[slot]
