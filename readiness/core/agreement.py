"""How far two people who rated the same answers agree, beyond what chance would give.

Source: J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit",
Psychological Bulletin 70(4), 1968. Words for the bands: D. G. Altman, Practical Statistics for Medical Research, 1991.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .responses import Response

Pair = tuple[Response | None, Response | None]
Band = Literal["poor", "fair", "moderate", "good", "very_good"]
FEWEST = 10
"""With fewer pairs than this, one more would move the figure too much to read anything into it."""
BANDS: tuple[tuple[Fraction, Band], ...] = (
    (Fraction(20, 100), "poor"),
    (Fraction(40, 100), "fair"),
    (Fraction(60, 100), "moderate"),
    (Fraction(80, 100), "good"),
    (Fraction(1), "very_good"),
)
"""The highest kappa of each band, lowest band first."""


@dataclass(frozen=True)
class Agreement:
    """pairs: answers that both rated with a level; same: those with the same one. kappa: None if it is undefined."""

    pairs: int
    same: int
    kappa: Fraction | None

    @property
    def is_too_few(self) -> bool:
        return self.pairs < FEWEST

    @property
    def band(self) -> Band | None:
        """The word for the kappa, whatever the number of pairs."""
        if self.kappa is None:
            return None
        return next(band for highest, band in BANDS if self.kappa <= highest)


def agreement(pairs: Iterable[Pair]) -> Agreement:
    """Return how far two raters agree; pairs without two levels (unknown, not applicable) are left out."""
    rated = [(a, b) for a, b in pairs if isinstance(a, int) and isinstance(b, int)]
    return Agreement(len(rated), sum(a == b for a, b in rated), weighted_kappa(rated))


def weighted_kappa(pairs: Iterable[tuple[int, int]]) -> Fraction | None:
    """Return Cohen's kappa with quadratic weights, exactly; at most 1, and 0 where there is no more than chance.

    kappa = 1 - sum(v_ij o_ij) / sum(v_ij e_ij) with v_ij = (i - j)^2, o_ij the number of pairs rated i and j, and
    e_ij the number to be expected from how often either rater gives i and j. Both sums follow from the raters' totals,
    so that no table is needed: sum(v o) = sum((a - b)^2), sum(v e) = sum(a^2) + sum(b^2) - 2 sum(a) sum(b) / n.
    Quadratic weights take the steps between levels as alike; the ratings themselves never do.
    None: there is no pair, or a rater gave a single level throughout. Then both sums are alike (or 0) whatever the
    other rater says, and the figure would tell nothing of how well they agree.
    """
    rated = list(pairs)
    first, second = [a for a, _ in rated], [b for _, b in rated]
    if len(set(first)) < 2 or len(set(second)) < 2:
        return None
    observed = sum((a - b) ** 2 for a, b in rated)
    squares = sum(a * a + b * b for a, b in rated)
    return 1 - observed / (squares - Fraction(2 * sum(first) * sum(second), len(rated)))
