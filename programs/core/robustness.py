"""How often a programme stays first when the weights of the fit vary.

Source: matching method, section 3.
"""

import hashlib
from fractions import Fraction
from functools import lru_cache

import numpy as np

from readiness.core.columns import Ints

from .catalogue import Catalogue
from .fit import weights_of

FINENESS = 1000
"""Drawn weights are whole thousandths, so that ties are exact."""


@lru_cache(maxsize=16)
def drawn_weights(catalogue: Catalogue) -> Ints:
    """Return int64 (vectors, contributions): each weight drawn from half to double its value, by a published seed."""
    number = catalogue.number
    low, span = number["robust_low"], number["robust_high"] - number["robust_low"]
    draws = [
        [
            int(FINENESS * weight * (low + span * _share(f"{number['robust_seed']}:{vector}:{place}")))
            for place, weight in enumerate(weights_of(catalogue).tolist())
        ]
        for vector in range(int(number["robust_vectors"]))
    ]
    return np.array(draws, np.int64)


def _share(text: str) -> Fraction:
    """Return an even draw from 0 to 1: the first eight bytes of the SHA-256, so that anyone can draw the same."""
    return Fraction(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]), 1 << 64)


def first_place_shares(catalogue: Catalogue, numerators: Ints) -> list[Fraction]:
    """Return each programme's share of first places; ties share equally.

    numerators: int64 (contributions, programmes), over one denominator.
    """
    scores = drawn_weights(catalogue) @ numerators
    is_first = scores == scores.max(axis=1, keepdims=True)
    tied = is_first.sum(axis=1)
    shares = [Fraction(0)] * numerators.shape[1]
    for size in np.unique(tied).tolist():
        for place, count in enumerate(is_first[tied == size].sum(axis=0).tolist()):
            if count:
                shares[place] += Fraction(count, size * len(scores))
    return shares
