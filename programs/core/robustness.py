"""How often a programme stays first when the weights of the fit vary.

Source: matching method, section 3.
"""

import hashlib
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import lcm

import numpy as np

from readiness.core.columns import Flags, Ints

from .catalogue import Catalogue
from .exact import Numbers, exact_type
from .fit import Values, weights_of

FINENESS = 1000
"""Drawn weights are whole thousandths, so that ties are exact."""
FIRMS = 64
"""Firms at a time, so that their scores stay in the processor's cache."""


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


def first_place_shares(catalogue: Catalogue, values: Values, may_stand: Flags) -> list[dict[int, Fraction]]:
    """Return for each firm the share of first places of every programme that may stand; ties share equally.

    may_stand: bool (programmes, n).
    """
    weights = drawn_weights(catalogue)
    found = [{place: Fraction(0) for place, may in enumerate(row) if may} for row in may_stand.T.tolist()]
    contenders = may_stand & ~_outdone(weights, values, may_stand)
    kind = exact_type(int(weights.sum(axis=1).max()) * int(values.denominator.max(initial=1)))
    drawn = weights.T.astype(kind)
    for firms in _alike(contenders.sum(axis=0)):
        places = np.nonzero(contenders[:, firms].T)[1].reshape(len(firms), -1)
        scores = values.numerators[:, places, firms[:, None]].transpose(1, 2, 0).astype(kind) @ drawn
        for firm, those, shares in zip(firms.tolist(), places.tolist(), _shares(scores), strict=True):
            found[firm].update(zip(those, shares, strict=True))
    return found


def _alike(sizes: Ints) -> Iterator[Ints]:
    """Yield a few firms at a time that have the same number of contenders; those without one are left out."""
    for size in np.unique(sizes[sizes > 0]):
        firms = np.flatnonzero(sizes == size)
        yield from (firms[start : start + FIRMS] for start in range(0, len(firms), FIRMS))


def _outdone(weights: Ints, values: Values, may_stand: Flags) -> Flags:
    """(programmes, n): never first, as another is nowhere worse and better where every drawn weight counts."""
    counts = weights.min(axis=0) > 0
    found = np.zeros_like(may_stand)
    for place, stands in enumerate(may_stand):
        other = values.numerators[:, place, None]
        better = (values.numerators[counts] < other[counts]).any(axis=0)
        found |= stands & better & (values.numerators <= other).all(axis=0)
    return found


def _shares(scores: Numbers) -> list[list[Fraction]]:
    """The share of each contender of each firm. scores: (n, contenders, vectors)."""
    is_first = scores == scores.max(axis=1, keepdims=True)
    tied = is_first.sum(axis=1, keepdims=True, dtype=np.int16)
    sizes = np.unique(tied).tolist()
    parts = lcm(*sizes)
    won = np.zeros(scores.shape[:2], object)
    for size in sizes:
        won += (is_first & (tied == size)).sum(axis=2).astype(object) * (parts // size)
    return [[Fraction(each, parts * scores.shape[2]) for each in row] for row in won.tolist()]
