"""Which answers advisors change in review, how often and which way."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from readiness.core.agreement import FEWEST

Reviewed = tuple[int, dict[str, Any], list[dict[str, Any]]]
"""Of a finished review: version of the questionnaire, the firm's answers, and the changes that were made."""
OFTEN = Fraction(1, 4)
"""A question of which advisors change, or see differently, at least this share wants a look at its words."""


@dataclass(frozen=True)
class Adjusted:
    """How often an answer was changed in review. lowered, raised: from one level to another, by `steps` in all."""

    out_of: int = 0
    times: int = 0
    lowered: int = 0
    raised: int = 0
    steps: int = 0

    @property
    def share_pct(self) -> Fraction:
        return Fraction(100 * self.times, self.out_of) if self.out_of else Fraction(0)

    @property
    def mean(self) -> Fraction | None:
        """Levels up, or down below zero, on average where both are known."""
        moved = self.lowered + self.raised
        return Fraction(self.steps, moved) if moved else None

    @property
    def mean_size(self) -> Fraction:
        return abs(self.mean or Fraction(0))

    @property
    def is_often(self) -> bool:
        return self.out_of >= FEWEST and self.times >= OFTEN * self.out_of


def adjustments(reviews: Sequence[Reviewed], same: Mapping[int, frozenset[str]]) -> Callable[[str], Adjusted]:
    """Return what tells of a question how its answers were changed; the reviews are gone through once.

    same: by version, the questions that read as they do now.
    """
    out_of: Counter[str] = Counter()
    changes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for version, responses, changed in reviews:
        out_of.update(same[version].intersection(responses))
        for change in changed:
            if change["question"] in same[version]:
                changes[change["question"]].append(change)
    return lambda code: _summed(out_of[code], changes[code])


def _summed(out_of: int, changes: Sequence[dict[str, Any]]) -> Adjusted:
    steps = [
        change["reviewed"] - change["declared"]
        for change in changes
        if isinstance(change["reviewed"], int) and isinstance(change["declared"], int)
    ]
    lowered, raised = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
    return Adjusted(out_of, len(changes), lowered, raised, sum(steps))
