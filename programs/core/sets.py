"""Sets of programmes as columns: what each lifts and serves, needs and costs.

Source: matching method, sections 4 and 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from readiness.core.columns import Flags, Ints
from readiness.core.questionnaire import Questionnaire

from .catalogue import Catalogue
from .coverage import Reaches
from .goals import serves

NOBODY = -1
"""Stands for a member where a set has fewer; picks the last row of a table that has one more than programmes."""
NO_ALTERNATIVE = 100
"""A factor value above all."""


@dataclass(frozen=True, eq=False)
class Sets:
    """Some sets of programmes. members: (most, sets), places in the catalogue, else NOBODY; sizes: (sets,).

    hours, money: (sets,), what they take together. reached: bool (sets, reaches): some member raises to just that.
    lifted: int64 (sets, reaches): the same in units, where what only a reported intake reaches counts for a share.
    serves: int64 (sets, goals), in units.
    values: int8 (2, factors, programmes + 1): low and high ends of each programme's factors, for nobody 0.
    worst, best: int8 (2, factors, sets): of the members' values, without any 0 and NO_ALTERNATIVE.
    """

    members: Ints
    sizes: Ints
    hours: Ints
    money: Ints
    reached: Flags
    lifted: Ints
    unit: int
    serves: Ints
    values: Ints
    worst: Ints
    best: Ints


def sets_of(
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    is_reported: Flags,
    reaches: Reaches,
    chosen: Sequence[tuple[int, ...]],
) -> Sets:
    """Return some sets, tuples of places, as columns. is_reported: (programmes,)."""
    most = max(1, *map(len, chosen))
    members = np.array([(*each, *[NOBODY] * (most - len(each))) for each in chosen], np.intp).T
    hours, money = needs(catalogue)
    raises = raises_of(catalogue, questionnaire)
    membership = np.zeros((len(chosen), len(catalogue.programs) + 1), np.bool_)
    membership[np.arange(len(chosen)), members] = True
    full, sure = _reached(raises, members, reaches), _reached(raises * ~_and_nobody(is_reported), members, reaches)
    share = catalogue.number["reported_coverage"]
    values = factor_values(catalogue)
    return Sets(
        members=members,
        sizes=(members != NOBODY).sum(axis=0),
        hours=np.append(hours, 0)[members].sum(axis=0),
        money=np.append(money, 0)[members].sum(axis=0),
        reached=full,
        lifted=sure * (share.denominator - share.numerator) + full * np.int64(share.numerator),
        unit=share.denominator,
        serves=serves(catalogue, questionnaire.profile_keys["goals"].values, membership[:, :-1]),
        values=values,
        worst=values[..., members].max(axis=2),
        best=np.where(members == NOBODY, NO_ALTERNATIVE, values[..., members]).min(axis=2),
    )


def needs(catalogue: Catalogue) -> tuple[Ints, Ints]:
    """Return the hours and the money a person needs, (programmes,) each; what counts while they are unknown."""
    hours, money = (int(catalogue.number[f"{name}_unknown"]) for name in ("hours", "money"))
    return (
        np.array([hours if each.hours is None else each.hours for each in catalogue.programs], np.int64),
        np.array([money if each.money is None else each.money for each in catalogue.programs], np.int64),
    )


def raises_of(catalogue: Catalogue, questionnaire: Questionnaire) -> Ints:
    """Return int8 (questions, programmes + 1): the level each programme raises a question to, for nobody 0."""
    rows = [
        [program.raises.get(question.code, 0) for program in catalogue.programs]
        for question in questionnaire.questions
    ]
    return np.pad(np.array(rows, np.int8), ((0, 0), (0, 1)))


def reaches_of(raises: Ints) -> Reaches:
    """Return every question and level that some programme raises it to."""
    pairs = [(question, level) for question, row in enumerate(raises.tolist()) for level in sorted({*row} - {0})]
    questions, levels = np.array(pairs, np.intp).reshape(-1, 2).T
    return Reaches(questions, levels.astype(np.int8))


def _reached(raises: Ints, members: Ints, reaches: Reaches) -> Flags:
    """(sets, reaches): the highest level that a member raises the question to is just this one."""
    highest = raises[:, members].max(axis=1)
    found: Flags = (highest[reaches.questions] == reaches.levels[:, None]).T
    return found


def _and_nobody(flags: Flags) -> Flags:
    return np.append(flags, False)


def factor_values(catalogue: Catalogue) -> Ints:
    """Return int8 (2, factors, programmes + 1): low and high ends; unknown and pass-through 0..4, nobody 0."""
    given = [[program.lock_in[factor.code].value for program in catalogue.programs] for factor in catalogue.factors]
    lows = [[0 if value is None else value for value in row] for row in given]
    highs = [[4 if value is None else value for value in row] for row in given]
    return np.pad(np.array([lows, highs], np.int8), ((0, 0), (0, 0), (0, 1)))
