"""The shortest way up: the smallest set of one-step answer changes that lifts the official level.

Source: interfaces, `pathway`; architecture, "Pathway".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from .ascent import Prices, Slope, ascent, floors
from .columns import Batch
from .questionnaire import UNKNOWN, Mode, Questionnaire
from .rating import Ratings, rate
from .responses import NOT_COUNTED, NOT_KNOWN

Before = int | str | None
"""An answer before a step: a level, "unknown", or None for a question that another step opened."""


@dataclass(frozen=True)
class Step:
    """Raise one question; `before` counts as 1 unless it is a level."""

    question: str
    before: Before
    after: int


@dataclass(frozen=True)
class Pathway:
    """start: the official level now. end: the level after all steps, at least one higher."""

    start: int
    end: int
    steps: tuple[Step, ...]


@lru_cache(maxsize=32)
def step_prices(questionnaire: Questionnaire) -> Prices:
    """Return prices where every level is a step with its effort."""
    efforts = tuple(question.effort for question in questionnaire.questions)
    return Prices(efforts, len(efforts), one_step_each=False)


def pathways(questionnaire: Questionnaire, batch: Batch, ratings: Ratings) -> list[Pathway | None]:
    """Return each firm's pathway; None at level 5 and where no level is stated."""
    changes = [
        _changes(questionnaire, batch, firm, level + 1) if 0 < level < 5 else None
        for firm, level in enumerate(ratings.levels[0].tolist())
    ]
    after = batch.responses.copy()
    for firm, (opened, raised) in ((firm, change) for firm, change in enumerate(changes) if change):
        after[opened, firm] = 1
        for place, level in raised:
            after[place, firm] = level
    reached = rate(questionnaire, Batch(after, batch.traits, batch.quick)).levels[0].tolist()
    return [
        change and _pathway(questionnaire, batch.responses[:, firm].tolist(), change, reached[firm], ratings, firm)
        for firm, change in enumerate(changes)
    ]


Change = tuple[list[int], list[tuple[int, int]]]


def _pathway(
    questionnaire: Questionnaire, given: list[int], change: Change, end: int, ratings: Ratings, firm: int
) -> Pathway:
    words: dict[int, Before] = {NOT_KNOWN: UNKNOWN, NOT_COUNTED: None}
    steps = tuple(
        Step(questionnaire.questions[place].code, words.get(given[place], given[place]), level)
        for place, level in change[1]
    )
    return Pathway(int(ratings.levels[0, firm]), end, steps)


def _changes(questionnaire: Questionnaire, batch: Batch, firm: int, target: int) -> Change:
    """Return the opened questions and the (question, level) raises of the cheapest way to the target."""
    given = batch.responses[:, firm].tolist()
    values = [1 if value == NOT_KNOWN else value for value in given]
    holds = batch.traits[0, :, firm].tolist()
    prices = step_prices(questionnaire)
    quick = bool(batch.quick[firm])
    least = floors(questionnaire, target, holds)
    openers = _openers(questionnaire, given, "quick" if quick else "full")
    ways = [
        (ascent(questionnaire, prices, slope, quick, target), opened)
        for opened, slope in _cases(openers, values, least)
    ]
    cost, opened = min(ways, key=lambda way: way[0])
    return opened, prices.changes(cost)


def _cases(openers: Mapping[int, list[int]], values: list[int], least: list[int]) -> Iterator[tuple[list[int], Slope]]:
    """Yield each choice of openers to raise, with the questions it opens; the other openers stay as they are."""
    for size in range(len(openers) + 1):
        for raised in combinations(openers, size):
            opened = [place for opener in raised for place in openers[opener]]
            slope, lowest = list(values), list(least)
            for place in opened:
                slope[place] = 1
            for opener in raised:
                lowest[opener] = max(lowest[opener], 2)
            fixed = [place in openers and place not in raised for place in range(len(values))]
            yield opened, Slope(tuple(slope), tuple(lowest), tuple(fixed))


def _openers(questionnaire: Questionnaire, given: list[int], mode: Mode) -> dict[int, list[int]]:
    """Return the questions answered 1 that keep others closed, each with those that raising it would open."""
    place, asked = questionnaire.position, questionnaire.asked(mode)
    openers: dict[int, list[int]] = {}
    for rule in questionnaire.not_applicable:
        if rule.answered_lowest is None or rule.question not in asked:
            continue
        opener, closed = place[rule.answered_lowest], place[rule.question]
        if given[opener] == 1 and given[closed] == NOT_COUNTED:
            openers.setdefault(opener, []).append(closed)
    return openers
