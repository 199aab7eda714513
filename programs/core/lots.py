"""Lots: what orders equals, so that no programme wins ties for ever.

Source: matching method, sections 3 and 5.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence

import numpy as np

from readiness.core.columns import Ints


def lot(seed: str, places: Sequence[int]) -> str:
    """Return a text to order equals by: from the seed and places in the catalogue, never from names."""
    return hashlib.sha256(f"{seed}:{','.join(map(str, places))}".encode()).hexdigest()


def in_order(places: Ints, keys: Ints, seeds: Sequence[str]) -> Ints:
    """Return places (rows, n), those of each firm in the order of their keys (rows, n), equals by lot."""
    order = np.argsort(keys, axis=0, kind="stable")
    found = np.take_along_axis(places, order, axis=0)
    ties = (np.diff(np.take_along_axis(keys, order, axis=0), axis=0) == 0).any(axis=0)
    for firm in np.flatnonzero(ties).tolist():
        found[:, firm] = _drawn(places[:, firm].tolist(), keys[:, firm].tolist(), seeds[firm])
    return found


def _drawn(places: list[int], keys: list[int], seed: str) -> list[int]:
    times = Counter(keys)
    lots = [lot(seed, [place]) if times[key] > 1 else "" for place, key in zip(places, keys, strict=True)]
    return [place for _key, _lot, place in sorted(zip(keys, lots, places, strict=True))]
