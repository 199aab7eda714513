"""The rating of a batch of firms, as columns. One firm is a batch of one.

Levels are order only; 0 stands for "no level". Every number is whole; nothing is compared as a float.
Source: maturity model, sections 5 and 6; interfaces, "The rating".
"""

from dataclasses import dataclass, fields

import numpy as np

from .columns import FREE, Batch, Flags, Ints, Tables, tables_of
from .questionnaire import LEVELS, Questionnaire
from .responses import NOT_COUNTED, NOT_KNOWN

_LEVELS = np.array(LEVELS, np.int8).reshape(5, 1, 1, 1)
_ENDS = np.array([1, 5], np.int8).reshape(2, 1, 1)
"""What an unknown counts as in the lower and in the upper run."""
CHUNK = 4096
"""Firms rated at a time, so that the columns stay in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Ratings:
    """Results of n firms; `run` is 0 for the official, lower run and 1 for the upper.

    dimension_levels (run, dimensions, n), bases, limits and levels (run, n): levels, 0 where none is stated.
    caps (rules, n): the cap of each gate rule that fired in the lower run, else FREE.
    dimension_positions (dimensions, n) and positions (n,): 0..100, -1 where nothing is known.
    borderline (n,): the rounded mean of the dimension levels differs from the level.
    """

    dimension_levels: Ints
    bases: Ints
    limits: Ints
    caps: Ints
    levels: Ints
    dimension_positions: Ints
    positions: Ints
    borderline: Flags

    def part(self, firms: slice | list[int]) -> "Ratings":
        """Return the same columns for some of the firms."""
        return Ratings(**{field.name: getattr(self, field.name)[..., firms] for field in fields(Ratings)})


def rate(questionnaire: Questionnaire, batch: Batch) -> Ratings:
    """Rate every firm of the batch; a batch equals its singles exactly."""
    tables = tables_of(questionnaire)
    if len(batch) <= CHUNK:
        return _rate(tables, questionnaire.minimum.dimensions, batch)
    slices = [slice(start, start + CHUNK) for start in range(0, len(batch), CHUNK)]
    parts = [_rate(tables, questionnaire.minimum.dimensions, batch.part(firms)) for firms in slices]
    columns = {field.name: [getattr(part, field.name) for part in parts] for field in fields(Ratings)}
    return Ratings(**{name: np.concatenate(pieces, axis=-1) for name, pieces in columns.items()})


def _rate(tables: Tables, dimensions_needed: int, batch: Batch) -> Ratings:
    given = batch.responses
    unknown = given == NOT_KNOWN
    runs = np.where(unknown, _ENDS, given)
    usable = np.add.reduceat((given != NOT_COUNTED).view(np.int8), tables.starts, axis=0)
    has_level = usable >= tables.answers_needed[batch.quick.view(np.int8)]
    dimension_levels = _dimension_levels(tables, runs) * has_level
    counted = has_level.sum(axis=0)
    rated = (counted >= dimensions_needed) & has_level[tables.must_have].all(axis=0)
    bases = _base(dimension_levels)
    limits = np.where(dimension_levels > 0, dimension_levels + tables.allowances, FREE).min(axis=1)
    caps = _caps(tables, runs, batch.traits)
    levels = np.minimum(np.minimum(bases, limits), caps.min(axis=1, initial=FREE)) * rated
    dimension_positions, positions = _positions(tables, given, has_level)
    means = (2 * dimension_levels[0].sum(axis=0) + counted) // np.maximum(2 * counted, 1)
    borderline = (means != levels[0]) & rated
    return Ratings(
        dimension_levels, bases * rated, limits, caps[0], levels, dimension_positions, positions, borderline
    )


def _dimension_levels(tables: Tables, runs: Ints) -> Ints:
    """The highest level that more than half of the weight of the scored answers reaches."""
    reached = (runs >= _LEVELS).view(np.int8) * tables.weights
    weight_at = np.add.reduceat(reached, tables.starts, axis=2)
    levels: Ints = np.greater(2 * weight_at, weight_at[0]).sum(axis=0, dtype=np.int8)
    return levels


def _base(dimension_levels: Ints) -> Ints:
    """The same rule over the dimensions that have a level."""
    count_at = (dimension_levels >= _LEVELS).sum(axis=2, dtype=np.int8)
    bases: Ints = np.greater(2 * count_at, count_at[0]).sum(axis=0, dtype=np.int8)
    return bases


def _caps(tables: Tables, runs: Ints, traits: Flags) -> Ints:
    """(run, rules, n): the cap of each rule whose answer and condition make it fire, else FREE."""
    held = [np.ones((2, traits.shape[2]), np.bool_), *(traits[:, rows].any(axis=1) for rows in tables.conditions)]
    conditions = np.stack(held, axis=1)[:, tables.rule_conditions]
    answers = runs[:, tables.rule_questions]
    fired = (answers != NOT_COUNTED) & (answers <= tables.rule_at_most) & conditions
    return np.where(fired, tables.rule_caps, np.int8(FREE))


def _positions(tables: Tables, given: Ints, has_level: Flags) -> tuple[Ints, Ints]:
    """(mean - 1) / 4 x 100, halves up, per dimension and over the dimensions' means; unknown and N/A left out."""
    known = np.maximum(given, 0).astype(np.int64)
    sums = np.add.reduceat(known * tables.weights, tables.starts, axis=0)
    weights = np.add.reduceat((known > 0) * tables.weights.astype(np.int64), tables.starts, axis=0) * has_level
    means = sums * tables.shares[weights]
    counted = (weights > 0).sum(axis=0)
    return _position(sums, weights), _position(means.sum(axis=0), counted * tables.common)


def _position(total: Ints, weight: Ints) -> Ints:
    """round_half_up(25 x (total - weight) / weight), -1 where the weight is 0."""
    divisor = np.maximum(2 * weight, 1)
    return np.where(weight > 0, (50 * (total - weight) + weight) // divisor, -1)


def targets(questionnaire: Questionnaire, batch: Batch) -> Ints:
    """Return (dimensions, n): the level that is enough for each firm. Source: maturity model, section 2."""
    dimensions = [dimension.code for dimension in questionnaire.dimensions]
    traits = [trait.code for trait in questionnaire.traits]
    enough = np.full((len(dimensions), len(batch)), questionnaire.targets.default, np.int8)
    for rule in reversed(questionnaire.targets.rules):
        holds = batch.traits[1, [traits.index(code) for code in rule.when]].any(axis=0)
        rows = [dimensions.index(code) for code in rule.dimensions]
        enough[rows] = np.where(holds, rule.level, enough[rows])
    return enough
