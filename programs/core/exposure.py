"""How exposed firms are to their suppliers, now and after some programmes, factor by factor.

Rows of a factor column are in the catalogue's order of factors; bounds: 0 = low end, 1 = high end.
Source: matching method, section 4.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from readiness.core.columns import Flags, Ints
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import NOT_KNOWN

from .catalogue import Catalogue
from .firms import Facts, Firms

HARDEST = 4
Range = tuple[Ints, Ints]


def exposure_now(catalogue: Catalogue, questionnaire: Questionnaire, firms: Firms) -> Ints:
    """Return int8 (2, factors, n): what the answers say; unknown is 0..4, and a firm that uses nothing has 0."""
    read: dict[str, Callable[[], Range]] = {
        "F1": lambda: _model_choice(catalogue, firms.facts),
        "F2": lambda: _model_openness(catalogue, firms.facts),
        "F3": lambda: _by_answer(catalogue, questionnaire, firms, "VEN3", "exposure_export"),
        "F4": lambda: _by_answer(catalogue, questionnaire, firms, "VEN4", "exposure_terms"),
        "F5": lambda: _by_answer(catalogue, questionnaire, firms, "VEN5", "exposure_skills"),
        "F6": lambda: _commitment(catalogue, firms.facts),
        "F7": lambda: _jurisdiction(catalogue, firms.facts),
        "F8": lambda: _dependence(catalogue, questionnaire, firms),
    }
    bounds = [read[factor.code]() for factor in catalogue.factors]
    return np.array([[low for low, _ in bounds], [high for _, high in bounds]], np.int8) * ~uses_nothing(firms.facts)


def uses_nothing(facts: Facts) -> Flags:
    """Say which firms use no AI tool and no supplier."""
    return facts.is_any("ai_tools", "none") & facts.is_any("suppliers", "none")


def _known(value: Ints, is_unknown: Flags) -> Range:
    return np.where(is_unknown, 0, value), np.where(is_unknown, HARDEST, value)


def _makers(catalogue: Catalogue, facts: Facts) -> tuple[Ints, Flags]:
    """Return how many makers stand behind each firm's tools, and whether some maker is unknown."""
    makers = sorted(set(catalogue.makers.values()))
    tools = facts.keys["ai_tools"].values
    used = [facts.is_any("ai_tools", *(t for t in tools if catalogue.makers.get(t) == maker)) for maker in makers]
    strange = [tool for tool in tools if tool not in catalogue.makers and tool != "none"]
    return np.sum(used, axis=0), facts.is_any("ai_tools", *strange)


def _model_choice(catalogue: Catalogue, facts: Facts) -> Range:
    count, is_unknown = _makers(catalogue, facts)
    names = ("none", "one", "two", "many")
    values = np.array([int(catalogue.number[f"exposure_makers_{name}"]) for name in names])
    return _known(values[np.minimum(count, 3)], is_unknown)


def _model_openness(catalogue: Catalogue, facts: Facts) -> Range:
    number, (_count, is_unknown) = catalogue.number, _makers(catalogue, facts)
    is_open = facts.is_any("ai_tools", *catalogue.open_tools)
    closed = [tool for tool in catalogue.makers if tool not in catalogue.open_tools]
    is_closed = facts.is_any("ai_tools", *closed)
    value = np.select(
        [is_open & is_closed, is_open, is_closed],
        [int(number[f"exposure_{name}"]) for name in ("open_mixed", "open_only", "closed_only")],
        int(number["exposure_open_none"]),
    )
    return _known(value, is_unknown)


def _by_answer(catalogue: Catalogue, questionnaire: Questionnaire, firms: Firms, question: str, table: str) -> Range:
    """A value for each answer; not applicable 0; unknown or not asked 0..4."""
    place = questionnaire.position[question]
    given = firms.responses[place]
    values = np.array([0, *(int(catalogue.number[f"{table}_{level}"]) for level in range(1, 6))])
    return _known(values[np.maximum(given, 0)], (given == NOT_KNOWN) | firms.is_left_out[place])


def _commitment(catalogue: Catalogue, facts: Facts) -> Range:
    stated = facts.keys["commitment"].values
    values = np.array([int(catalogue.number.get(f"exposure_commitment_{value}", 0)) for value in stated])
    is_unknown = (facts.one["commitment"] < 0) | facts.is_any("commitment", "unknown")
    return _known(values[facts.one["commitment"]], is_unknown)


def _jurisdiction(catalogue: Catalogue, facts: Facts) -> Range:
    """The highest of the suppliers' values; a supplier that the catalogue does not know is 0..4."""
    known = {"none": 0, "own_servers": int(catalogue.number["exposure_own_servers"])}
    known |= {each.code: each.jurisdiction for each in catalogue.vendors if each.jurisdiction is not None}
    values = facts.keys["suppliers"].values
    lows = np.array([known.get(value, 0) for value in values])[:, None] * facts.many["suppliers"]
    highs = np.array([known.get(value, HARDEST) for value in values])[:, None] * facts.many["suppliers"]
    return lows.max(axis=0), highs.max(axis=0)


def _dependence(catalogue: Catalogue, questionnaire: Questionnaire, firms: Firms) -> Range:
    low, high = _by_answer(catalogue, questionnaire, firms, "VEN2", "exposure_critical")
    has_none = firms.facts.is_any("critical_supplier", "none")
    is_unknown = firms.facts.one["critical_supplier"] < 0
    none = int(catalogue.number["exposure_critical_none"])
    return (
        np.where(has_none, none, np.where(is_unknown, 0, low)),
        np.where(has_none, none, np.where(is_unknown, HARDEST, high)),
    )


def score(catalogue: Catalogue, values: Ints) -> Ints:
    """Return four times the score 0..100 of factor values (factors, ...), int16."""
    total = np.zeros(values.shape[1:], np.int16)
    for factor, row in zip(catalogue.factors, values, strict=True):
        total += np.int16(factor.weight) * row
    return total


@dataclass(frozen=True, eq=False)
class SetValues:
    """Factor values of some sets of programmes. values: int8 (2, factors, programmes); sets: places in them."""

    values: Ints
    sets: tuple[tuple[int, ...], ...]

    @cached_property
    def worst(self) -> Ints:
        """int8 (2, factors, sets): the highest value in each set, 0 in the empty one."""
        return self._over(range(self.values.shape[2]), max, 0)

    def best(self, counting: Sequence[int]) -> Ints:
        """Return int8 (2, factors, sets): the lowest value among members that count, else NO_ALTERNATIVE."""
        return self._over(counting, min, NO_ALTERNATIVE)

    def _over(self, counting: Sequence[int], pick: Callable[..., int], otherwise: int) -> Ints:
        rows = self.values.reshape(-1, self.values.shape[2]).tolist()
        kept = [[place for place in members if place in counting] for members in self.sets]
        picked = [[pick((row[place] for place in members), default=otherwise) for members in kept] for row in rows]
        return np.array(picked, np.int8).reshape(*self.values.shape[:2], len(self.sets))


IDLE = HARDEST + 1
"""Row of a table for a firm that uses nothing; the rows before it are the value of the factor now."""


@lru_cache(maxsize=512)
def _best(of: SetValues, counting: tuple[int, ...]) -> Ints:
    return of.best(counting)


@lru_cache(maxsize=4096)
def _table(of: SetValues, row: int, end: int, counting: tuple[int, ...] | None) -> Ints:
    """Return int8 (IDLE + 1, sets): a factor after each set, by its value now.

    counting: programmes that are an alternative, for a choice factor; None for a commitment.
    """
    now = np.arange(IDLE, dtype=np.int8)[:, None]
    if counting is None:
        in_use = np.maximum(now, of.worst[end, row])
        return np.vstack([in_use, in_use[:1]])
    lowest = _best(of, counting)[end, row]
    in_use = np.minimum(now, np.maximum(lowest, now - 1))
    idle = np.where(lowest == NO_ALTERNATIVE, 0, lowest)
    return np.vstack([in_use, idle]).astype(np.int8)


@dataclass(frozen=True, eq=False)
class After:
    """Firms and sets of programmes whose exposure is asked for. places: int (n,), row in a table of IDLE + 1 rows,
    of each factor and end. tables: of each factor and end, those of all patterns of alternatives below each other.
    """

    catalogue: Catalogue
    tables: list[list[Ints]]
    places: list[list[Ints]]

    def factor(self, row: int, end: int) -> Ints:
        """Return int8 (n, sets)."""
        return self.tables[end][row][self.places[end][row]]

    def scores(self, end: int) -> Ints:
        """Return int16 (n, sets): four times the exposure after each set."""
        total: Ints | None = None
        for row, factor in enumerate(self.catalogue.factors):
            weighted = self.tables[end][row].astype(np.int16) * np.int16(factor.weight)
            part = weighted.take(self.places[end][row], axis=0)
            total = part if total is None else np.add(total, part, out=total)
        assert total is not None  # noqa: S101  # a sound catalogue has its factors
        return total

    def high_of(self, chosen: Ints) -> Ints:
        """Return int16 (n,): the high end after one set a firm, times four."""
        rows = zip(self.tables[1], self.places[1], strict=True)
        return score(self.catalogue, np.array([table[places, chosen] for table, places in rows]))

    def of_one(self, firm: int, place: int) -> Ints:
        """Return int16 (2,): low and high end of one firm after one set, times four."""
        ends = zip(self.tables, self.places, strict=True)
        values = [
            [table[places[firm], place] for table, places in zip(tables, of_end, strict=True)]
            for tables, of_end in ends
        ]
        return score(self.catalogue, np.array(values, np.int16).T)


def after_sets(catalogue: Catalogue, firms: Firms, now: Ints, of: SetValues) -> After:
    """Prepare the exposure of firms when each set of programmes has been followed. now: int8 (2, factors, n).

    Commitment: the worst of now and the set. Choice: for a firm in use the best of now and the alternatives in the
    set, at most one lower than now; for a firm that uses nothing the best of the set, 0 without any.
    """
    patterns, which = alternatives(catalogue, firms)
    everything = (tuple(range(of.values.shape[2])),)
    idle = uses_nothing(firms.facts)
    tables: list[list[Ints]] = [[], []]
    places: list[list[Ints]] = [[], []]
    for row, factor in enumerate(catalogue.factors):
        depends = factor.is_choice and factor.code in TOOLS_COUNT
        counting = (None,) if not factor.is_choice else tuple(patterns) if depends else everything
        for end in (0, 1):
            tables[end].append(np.vstack([_table(of, row, end, each) for each in counting]))
            value = np.where(idle, IDLE, now[end, row])
            places[end].append(value + (IDLE + 1) * which if depends else value)
    return After(catalogue, tables, places)


def exposure_after(catalogue: Catalogue, firms: Firms, now: Ints, of: SetValues) -> Ints:
    """Return int8 (2, factors, n, sets): the exposure when each set has been followed, factor by factor."""
    after = after_sets(catalogue, firms, now, of)
    return np.array([[after.factor(row, end) for row in range(len(catalogue.factors))] for end in (0, 1)])


TOOLS_COUNT = ("F1", "F2")
"""Choice factors where only programmes count whose tools are used and whose vendor the firm does not use yet."""
NO_ALTERNATIVE = 100


def alternatives(catalogue: Catalogue, firms: Firms) -> tuple[list[tuple[int, ...]], Ints]:
    """Return which programmes count as an alternative, pattern by pattern, and each firm's pattern."""
    uses = np.array([uses_vendor(catalogue, firms.facts, program.vendor) for program in catalogue.programs])
    has_tools = np.array([program.tools_in_use for program in catalogue.programs])[:, None]
    patterns, which = np.unique(has_tools & ~uses, axis=1, return_inverse=True)
    return [tuple(np.flatnonzero(pattern).tolist()) for pattern in patterns.T], which.reshape(-1)


def uses_vendor(catalogue: Catalogue, facts: Facts, vendor: str) -> Flags:
    """Say which firms use a vendor already, as supplier or as maker of a tool; nobody "uses" a neutral one."""
    tools = [tool for tool, maker in catalogue.makers.items() if maker == vendor]
    suppliers = [vendor] if vendor in facts.keys["suppliers"].values else []
    return facts.is_any("ai_tools", *tools) | facts.is_any("suppliers", *suppliers)
