"""Steps a firm still has to go, for many firms at once, in the terms of what programmes raise.

Source: matching method, section 5.
"""

from dataclasses import dataclass

import numpy as np

from readiness.core.columns import Flags, Ints

from .catalogue import Catalogue
from .exact import Numbers, exact_type
from .firms import Firms


@dataclass(frozen=True, eq=False)
class Reaches:
    """Every question and level that some programme raises it to. questions, levels: (reaches,)."""

    questions: Ints
    levels: Ints


@dataclass(frozen=True, eq=False)
class Steps:
    """weights, counts: (reaches, n): the steps lifted when a question is raised to a level, in an exact type.

    total: int64 (n,): the weight of all steps.
    """

    weights: Numbers
    counts: Numbers
    total: Ints


def steps_of(catalogue: Catalogue, reaches: Reaches, firms: Firms) -> Steps:
    """Return the steps still to go: from the level a question is at up to the target or the next level."""
    done = _between(firms.starts, firms.ends)
    total = _weight(catalogue, done, np.minimum(_between(firms.starts, firms.targets), done), firms.on_pathway)
    rows, levels = reaches.questions, reaches.levels[:, None]
    starts, on_pathway = firms.starts[rows], firms.on_pathway[rows]
    done = _between(starts, np.minimum(firms.ends[rows], levels))
    below = np.minimum(_between(starts, np.minimum(firms.targets[rows], levels)), done)
    weights = _weight(catalogue, done, below, on_pathway)
    sums = total.sum(axis=0)
    kind = exact_type(int(sums.max(initial=0)))
    return Steps(weights.astype(kind), done.astype(np.float32), sums)


def _between(low: Ints, high: Ints) -> Ints:
    """How many levels lie from one to the other; 0 if it is no higher."""
    return np.maximum(high, low) - low


def _weight(catalogue: Catalogue, done: Ints, below: Ints, on_pathway: Flags) -> Ints:
    """int64: the weight of some steps, of which those below the target weigh more."""
    to_target, beyond, factor = (
        int(catalogue.number[f"step_{name}"]) for name in ("to_target", "beyond", "on_pathway")
    )
    done, below = done.astype(np.int64), below.astype(np.int64)
    return (below * to_target + (done - below) * beyond) * np.where(on_pathway, factor, 1)
