"""Steps a firm still has to go, and how much of them some programmes lift, for many firms at once.

Source: matching method, section 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from readiness.core.columns import Flags, Ints

from .catalogue import Catalogue
from .firms import Firms

REACHES = 6
"""A programme raises a question to 0 (not at all) .. 5."""
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Steps:
    """weights, counts: float32 (n, questions x REACHES): the steps lifted when a question is raised to a level.

    total: int (n,): the weight of all steps. Whole numbers throughout, far below what float32 holds exactly;
    floats only because their products are fast.
    """

    weights: Floats
    counts: Floats
    total: Ints


def steps_of(catalogue: Catalogue, firms: Firms) -> Steps:
    """Return the steps still to go: from the level a question is at up to the target or the next level."""
    number = catalogue.number
    to_target, beyond = int(number["step_to_target"]), int(number["step_beyond"])
    factor = np.where(firms.on_pathway, int(number["step_on_pathway"]), 1)
    reach = np.arange(REACHES)[:, None, None]
    done = np.clip(reach, firms.starts, np.maximum(firms.ends, firms.starts)) - firms.starts
    below = np.clip(reach, firms.starts, np.clip(firms.targets, firms.starts, None)) - firms.starts
    below = np.minimum(below, done)
    weights = (below * to_target + (done - below) * beyond) * factor
    return Steps(_rows(weights), _rows(done), weights[-1].sum(axis=0))


def _rows(table: Ints) -> Floats:
    """(reach, questions, n) -> (n, questions x reach)."""
    rows = table.transpose(2, 1, 0).reshape(table.shape[2], -1)
    return np.ascontiguousarray(rows, dtype=np.float32)


@dataclass(frozen=True, eq=False)
class Lifts:
    """What some sets of programmes lift, as one-hot columns, one a set.

    full: reached by any entry. counted: the same, where what only a reported intake reaches counts for a share;
    in whole numbers, `unit` for a step that is certain.
    """

    full: Floats
    counted: Floats
    unit: int

    def coverage(self, steps: Steps) -> npt.NDArray[np.int64]:
        """Return (n, sets): the weight lifted, times unit."""
        return (steps.weights @ self.counted).astype(np.int64)

    def reached(self, steps: Steps) -> Floats:
        """Return (n, sets): how many steps are lifted, certain or not; whole numbers."""
        return steps.counts @ self.full


def lifts_of(raises: Ints, is_reported: Flags, sets: Sequence[tuple[int, ...]], share: Fraction) -> Lifts:
    """Return what each set lifts. raises: (programmes, questions), levels; sets: places of programmes.

    share: 0..1, what a step counts that only an entry with reported intake lifts.
    """
    sure, full = _one_hot(np.where(is_reported[:, None], 0, raises), sets), _one_hot(raises, sets)
    counted = sure * (share.denominator - share.numerator) + full * share.numerator
    return Lifts(full, counted, share.denominator)


def _one_hot(raises: Ints, sets: Sequence[tuple[int, ...]]) -> Floats:
    questions = raises.shape[1]
    columns = np.zeros((questions * REACHES, len(sets)), np.float32)
    for place, members in enumerate(sets):
        highest = raises[list(members)].max(axis=0, initial=0)
        columns[np.arange(questions) * REACHES + highest, place] = 1
    return columns
