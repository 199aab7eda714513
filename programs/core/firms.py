"""What matching needs to know of some firms, as columns: facts, and the steps each still has to go.

Axes: row first, firm last. Source: matching method, sections 4 and 5.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from readiness.core.columns import Batch, Flags, Ints
from readiness.core.pathway import Pathway
from readiness.core.questionnaire import ProfileKey, Questionnaire
from readiness.core.rating import Ratings, targets
from readiness.core.responses import NOT_COUNTED, NOT_KNOWN, Situation

LEFT_OUT = -1
"""Code of a one-valued fact that was not given."""


@dataclass(frozen=True, eq=False)
class Facts:
    """Facts about n firms, by profile key. one: int8 (n,), place among the key's values or LEFT_OUT.

    many: bool (values, n); a list that was not given has no value set. rank: int8 (values, n) of an ordered
    list, 1 for the first, 0 for what is not in it.
    """

    one: Mapping[str, Ints]
    many: Mapping[str, Flags]
    rank: Mapping[str, Ints]
    keys: Mapping[str, ProfileKey]
    _told: dict[tuple[str, tuple[str, ...]], Flags] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(next(iter(self.one.values())))

    def part(self, firms: slice | list[int]) -> "Facts":
        """Return the same facts for some of the firms."""
        return Facts(
            {key: column[firms] for key, column in self.one.items()},
            {key: rows[:, firms] for key, rows in self.many.items()},
            {key: rows[:, firms] for key, rows in self.rank.items()},
            self.keys,
        )

    def is_any(self, key: str, *values: str) -> Flags:
        """Say which firms gave one of the values. Read-only: programmes ask the same again and again."""
        told = self._told.get((key, values))
        if told is None:
            told = self._told[key, values] = self._is_any(key, values)
            told.flags.writeable = False
        return told

    def _is_any(self, key: str, values: tuple[str, ...]) -> Flags:
        places = [self.keys[key].values.index(value) for value in values]
        if key in self.many:
            found: Flags = np.logical_or.reduce(self.many[key][places], axis=0)
            return found
        is_one = np.zeros(len(self.keys[key].values) + 1, np.bool_)  # the last for LEFT_OUT
        is_one[places] = True
        return is_one[self.one[key]]

    def is_given(self, key: str) -> Flags:
        """Say which firms gave this list at all."""
        found: Flags = np.logical_or.reduce(self.many[key], axis=0)
        return found


@dataclass(frozen=True, eq=False)
class Firms:
    """n firms as matching sees them. questionnaire: the version they were rated with.

    levels: int8 (n,), 0 where none is stated. starts, ends, targets: int8 (questions, n): the level a question is
    at (unknown 1), the highest that still counts, and the target; all 0 where the question does not count.
    on_pathway: bool (questions, n). responses: int8 (questions, n) as in the batch. is_left_out: bool
    (questions, n): not asked in a quick check, though it may well apply.
    """

    questionnaire: Questionnaire
    levels: Ints
    starts: Ints
    ends: Ints
    targets: Ints
    on_pathway: Flags
    responses: Ints
    is_left_out: Flags
    facts: Facts

    def __len__(self) -> int:
        return len(self.levels)

    def part(self, firms: slice | list[int]) -> "Firms":
        """Return the same columns for some of the firms."""
        columns = {name: column[..., firms] for name, column in vars(self).items() if isinstance(column, np.ndarray)}
        return Firms(self.questionnaire, **columns, facts=self.facts.part(firms))


def facts_of(questionnaire: Questionnaire, situations: Sequence[Situation]) -> Facts:
    """Return the facts of some firms as columns."""
    keys = questionnaire.profile_keys
    profiles = [situation.profile for situation in situations]
    one: dict[str, Ints] = {}
    rank: dict[str, Ints] = {}
    for code, key in keys.items():
        place = {value: number for number, value in enumerate(key.values)}
        if key.kind == "one":
            given = [place.get(str(profile.get(code)), LEFT_OUT) for profile in profiles]
            one[code] = np.array(given, np.int8)
            continue
        ranks = np.zeros((len(key.values), len(profiles)), np.int8)
        for firm, profile in enumerate(profiles):
            for number, value in enumerate(profile.get(code, ()), start=1):
                ranks[place[value], firm] = number
        rank[code] = ranks
    return Facts(one, {code: ranks > 0 for code, ranks in rank.items()}, rank, keys)


def firms_of(
    questionnaire: Questionnaire,
    batch: Batch,
    ratings: Ratings,
    pathways: Sequence[Pathway | None],
    facts: Facts,
) -> Firms:
    """Return rated firms as matching sees them."""
    sizes = [len(dimension.questions) for dimension in questionnaire.dimensions]
    enough = targets(questionnaire, batch)
    levels = ratings.levels[0].astype(np.int8)
    tops = np.minimum(np.maximum(enough, levels + 1), 5) * (ratings.dimension_levels[0] > 0)
    counts = (batch.responses != NOT_COUNTED) & (np.repeat(tops, sizes, axis=0) > 0)
    return Firms(
        questionnaire=questionnaire,
        levels=levels,
        starts=np.where(batch.responses == NOT_KNOWN, 1, batch.responses) * counts,
        ends=np.repeat(tops, sizes, axis=0) * counts,
        targets=np.repeat(enough, sizes, axis=0) * counts,
        on_pathway=_on_pathway(questionnaire, pathways),
        responses=batch.responses,
        is_left_out=_left_out(questionnaire, batch),
        facts=facts,
    )


def _left_out(questionnaire: Questionnaire, batch: Batch) -> Flags:
    """Questions that a quick check did not ask and no rule closes."""
    place, core = questionnaire.position, questionnaire.asked("quick")
    found: Flags = np.array([question.code not in core for question in questionnaire.questions])[:, None] & batch.quick
    traits = [trait.code for trait in questionnaire.traits]
    for rule in questionnaire.not_applicable:
        rows = [traits.index(code) for code in rule.traits]
        closed = batch.traits[1, rows].all(axis=0)
        if rule.answered_lowest is not None:
            closed = batch.responses[place[rule.answered_lowest]] == 1
        found[place[rule.question]] &= ~closed
    return found


def _on_pathway(questionnaire: Questionnaire, pathways: Sequence[Pathway | None]) -> Flags:
    found = np.zeros((len(questionnaire.questions), len(pathways)), np.bool_)
    for firm, pathway in enumerate(pathways):
        for step in pathway.steps if pathway else ():
            found[questionnaire.position[step.question], firm] = True
    return found
