"""How much of a firm's goals some programmes serve.

Source: matching method, section 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

import numpy as np

from readiness.core.columns import Flags, Ints

from .catalogue import GENERAL, Catalogue
from .firms import Firms

UNSURE = "not_sure"


@dataclass(frozen=True, eq=False)
class Goals:
    """weights: int64 (goals, n), more for what a firm named first. total: int64 (n,), 1 where there is no goal.

    unsure: int64 (n,): what a firm without a goal counts as served, in units; 0 for others.
    """

    weights: Ints
    total: Ints
    unsure: Ints


def goals_of(catalogue: Catalogue, firms: Firms) -> Goals:
    """Return the goals of some firms."""
    number = catalogue.number
    by_rank = np.array([0, *(int(number[f"goal_{name}"]) for name in ("first", "second", "third"))], np.int64)
    is_goal = np.array([each != UNSURE for each in firms.facts.keys["goals"].values])[:, None]
    weights = by_rank[firms.facts.rank["goals"]] * is_goal
    total = weights.sum(axis=0)
    unsure = int(number["goal_none"] * unit_of(catalogue))
    return Goals(weights, np.maximum(total, 1), np.where(total > 0, 0, unsure))


def unit_of(catalogue: Catalogue) -> int:
    """Return what a goal counts that is served fully, in whole numbers."""
    return lcm(catalogue.number["goal_general"].denominator, catalogue.number["goal_none"].denominator)


def serves(catalogue: Catalogue, goals: Sequence[str], membership: Flags) -> Ints:
    """Return int64 (sets, goals), in units: served fully or by a general entry. membership: (sets, programmes)."""
    unit = unit_of(catalogue)
    general = int(catalogue.number["goal_general"] * unit)
    offered = np.array([[goal in program.goals for goal in (*goals, GENERAL)] for program in catalogue.programs])
    found = membership @ offered
    return np.where(found[:, :-1], unit, np.where(found[:, -1:], general, 0))
