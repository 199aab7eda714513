"""The cheapest set of changes that lifts a firm to a level, exactly.

A change costs one whole number whose order is: fewest steps, then least effort, then the lexicographically
first list of (question, level reached). Such numbers add up, so the cheapest whole is the sum of cheapest
parts: each dimension alone, then the cheapest majority of dimensions. Nothing is searched greedily.
Source: interfaces, `pathway` and `decided_by`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .questionnaire import Questionnaire

IMPOSSIBLE = 1 << 2048
_DIGIT = 3
_UNCHANGED = 7
"""Digit of a question that stays; sorts after every level."""


@dataclass(frozen=True, eq=False)
class Prices:
    """What raising each of the first questions to a level costs, for `slots` things that can change."""

    efforts: tuple[int, ...]
    slots: int
    one_step_each: bool

    def price(self, slot: int, start: int, end: int) -> int:
        """Return the cost of changing a slot from one level to a higher one; 0 if it is already there.

        With one_step_each, any change is one step without effort, up to level 5.
        """
        if end <= start:
            return 0
        if self.one_step_each:
            steps, effort, end = 1, 0, 5
        else:
            steps = end - start
            effort = steps * self.efforts[slot]
        digit = (end - _UNCHANGED) << _DIGIT * (self.slots - 1 - slot)
        return (((steps << self._effort_bits) + effort) << _DIGIT * self.slots) + digit

    @cached_property
    def _effort_bits(self) -> int:
        """Bits that the effort of raising every question from 1 to 5 needs, so that steps always count more."""
        return (4 * sum(self.efforts)).bit_length()

    def changes(self, cost: int) -> list[tuple[int, int]]:
        """Return the (slot, level reached) pairs that a cost stands for, in order."""
        cost += sum(_UNCHANGED << _DIGIT * slot for slot in range(self.slots))
        digits = ((slot, cost >> _DIGIT * (self.slots - 1 - slot) & _UNCHANGED) for slot in range(self.slots))
        return [(slot, digit) for slot, digit in digits if digit != _UNCHANGED]


@dataclass(frozen=True)
class Slope:
    """The questions that may change, in order.

    values: 1..5, 0 where a question does not count. floors: the least level each must reach (gates).
    fixed: those that must stay as they are.
    """

    values: tuple[int, ...]
    floors: tuple[int, ...]
    fixed: tuple[bool, ...]


def cheapest_majority(items: Iterable[tuple[int, int]], needed: int) -> int:
    """Return the least cost of items (weight, cost) that together weigh `needed` or more.

    needed at most 0 costs nothing; IMPOSSIBLE or more if the items do not suffice.
    """
    best = [0] + [IMPOSSIBLE] * max(needed, 0)
    for weight, cost in items:
        for got in range(len(best) - 1, 0, -1):
            best[got] = min(best[got], best[max(got - weight, 0)] + cost)
    return best[-1]


@lru_cache(maxsize=1 << 17)
def climb(prices: Prices, first: int, weights: tuple[int, ...], slope: Slope, level: int) -> int:
    """Return the least cost for one dimension to have a level of at least `level` and meet its floors.

    first: slot of the dimension's first question. Any cost of IMPOSSIBLE or more means that it cannot.
    """
    total = reached = spent = 0
    options = []
    for slot, (weight, value, floor, fixed) in enumerate(
        zip(weights, slope.values, slope.floors, slope.fixed, strict=True), start=first
    ):
        if not value:
            continue
        start = max(value, floor)
        if fixed and start > value:
            return IMPOSSIBLE
        total += weight
        spent += prices.price(slot, value, start)
        if start >= level:
            reached += weight
        elif not fixed:
            options.append((weight, prices.price(slot, value, level) - prices.price(slot, value, start)))
    needed = total // 2 + 1 - reached if level > 0 else 0
    return spent + cheapest_majority(options, needed)


def ascent(questionnaire: Questionnaire, prices: Prices, slope: Slope, quick: bool, target: int) -> int:
    """Return the least cost that lifts the firm to `target`: base, weakest link and floors together.

    quick: fewer answers give a dimension a level. IMPOSSIBLE or more: no such set exists.
    """
    needed = questionnaire.minimum.answers_quick if quick else questionnaire.minimum.answers_full
    spent, options, first = 0, [], 0
    for dimension in questionnaire.dimensions:
        last = first + len(dimension.questions)
        part = Slope(slope.values[first:last], slope.floors[first:last], slope.fixed[first:last])
        weights = tuple(question.weight for question in dimension.questions)
        counts = sum(value > 0 for value in part.values) >= needed
        limit = target - dimension.allowance if counts and dimension.allowance is not None else 0
        least = climb(prices, first, weights, part, limit)
        spent += least
        if counts:
            options.append((1, climb(prices, first, weights, part, target) - least))
        first = last
    return spent + cheapest_majority(options, len(options) // 2 + 1)


def floors(questionnaire: Questionnaire, target: int, holds: Sequence[bool]) -> list[int]:
    """Return the least level of each question so that no gate below `target` fires.

    holds: whether each trait holds, in the questionnaire's order.
    """
    least = [0] * len(questionnaire.questions)
    traits = {trait.code: held for trait, held in zip(questionnaire.traits, holds, strict=True)}
    for _, rule in questionnaire.gate_rules():
        place = questionnaire.position[rule.question]
        if rule.cap < target and (not rule.when or any(traits[code] for code in rule.when)):
            least[place] = max(least[place], rule.at_most + 1)
    return least
