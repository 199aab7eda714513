"""A batch of firms as columns, and the tables of a questionnaire in the same shape.

Axes, always in this order: run (0 = unknowns at worst, 1 = at best), row, firm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from .profile import trait_holds
from .questionnaire import Questionnaire
from .responses import Situation, coded

Ints = npt.NDArray[np.signedinteger[Any]]
Flags = npt.NDArray[np.bool_]
FREE = 127
"""Stands for "no limit" among limits and caps."""
NO_ALLOWANCE = 100
"""Allowance of a dimension that never limits the firm; a limit of it or more is none."""


@dataclass(frozen=True, eq=False)
class Batch:
    """Inputs of n firms.

    responses: int8 (questions, n), coded as in responses.py. traits: bool (2, traits, n). quick: bool (n,).
    """

    responses: Ints
    traits: Flags
    quick: Flags

    def __len__(self) -> int:
        return int(self.responses.shape[1])

    def part(self, firms: slice | list[int]) -> "Batch":
        """Return the same columns for some of the firms."""
        return Batch(self.responses[:, firms], self.traits[:, :, firms], self.quick[firms])


@dataclass(frozen=True, eq=False)
class Tables:
    """The numbers of a questionnaire: one row a question, dimension or gate rule."""

    starts: Ints  # row of each dimension's first question
    weights: Ints  # (questions, 1)
    allowances: Ints  # (dimensions, 1)
    shares: Ints  # common multiple divided by a weight sum, so that means add up as whole numbers
    common: int  # that common multiple
    must_have: Ints
    answers_needed: Ints  # (2,): in a full and in a quick check
    rule_questions: Ints
    rule_at_most: Ints  # (rules, 1)
    rule_caps: Ints  # (rules, 1)
    rule_conditions: Ints  # row among conditions; 0 is "always"
    conditions: tuple[Ints, ...]  # trait rows, any of which makes the condition hold


@lru_cache(maxsize=32)
def tables_of(questionnaire: Questionnaire) -> Tables:
    """Return the tables of a questionnaire, made once per version."""
    place = questionnaire.position
    traits = [trait.code for trait in questionnaire.traits]
    rules = [rule for _, rule in questionnaire.gate_rules()]
    conditions = list(dict.fromkeys(rule.when for rule in rules if rule.when))
    most = max(sum(question.weight for question in dim.questions) for dim in questionnaire.dimensions)
    common = lcm(*range(1, most + 1))
    codes = [dimension.code for dimension in questionnaire.dimensions]
    it = questionnaire.minimum
    return Tables(
        starts=np.array([place[dim.questions[0].code] for dim in questionnaire.dimensions]),
        weights=_column([question.weight for question in questionnaire.questions]),
        allowances=_column(
            [NO_ALLOWANCE if dim.allowance is None else dim.allowance for dim in questionnaire.dimensions]
        ),
        shares=np.array([0, *(common // total for total in range(1, most + 1))], np.int64),
        common=common,
        must_have=_places([codes.index(code) for code in it.must_have]),
        answers_needed=np.array([it.answers_full, it.answers_quick], np.int8),
        rule_questions=_places([place[rule.question] for rule in rules]),
        rule_at_most=_column([rule.at_most for rule in rules]),
        rule_caps=_column([rule.cap for rule in rules]),
        rule_conditions=_places([conditions.index(rule.when) + 1 if rule.when else 0 for rule in rules]),
        conditions=tuple(np.array([traits.index(code) for code in when]) for when in conditions),
    )


def _places(numbers: list[int]) -> Ints:
    return np.array(numbers, np.intp)


def _column(numbers: list[int]) -> Ints:
    return np.array(numbers, np.int8)[:, None]


def batch_of(questionnaire: Questionnaire, situations: Sequence[Situation]) -> Batch:
    """Return the columns of some situations, in their order."""
    traits = [
        [
            [trait_holds(trait, firm.profile, at_worst=at_worst) for trait in questionnaire.traits]
            for firm in situations
        ]
        for at_worst in (True, False)
    ]
    shape = (2, len(situations), len(questionnaire.traits))
    rows = np.array([coded(questionnaire, firm) for firm in situations], np.int8)
    return Batch(
        responses=np.ascontiguousarray(rows.reshape(len(situations), len(questionnaire.questions)).T),
        traits=np.ascontiguousarray(np.array(traits, np.bool_).reshape(shape).swapaxes(1, 2)),
        quick=np.array([firm.mode == "quick" for firm in situations], np.bool_),
    )
