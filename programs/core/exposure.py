"""How exposed firms are to their suppliers, now and after some programmes, factor by factor.

Rows of a factor column are in the catalogue's order of factors; bounds: 0 = low end, 1 = high end.
Source: matching method, section 4.
"""

from collections.abc import Callable

import numpy as np

from readiness.core.columns import Flags, Ints
from readiness.core.questionnaire import Questionnaire
from readiness.core.responses import NOT_KNOWN

from .catalogue import Catalogue
from .firms import Facts, Firms
from .sets import NO_ALTERNATIVE, Sets

HARDEST = 4
BOTH, HIGH = slice(0, 2), slice(1, 2)
"""Ends of a range."""
TOOLS_COUNT = ("F1", "F2")
"""Choice factors where only programmes count whose tools are used and whose vendor the firm does not use yet."""
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
    """Return four times the score 0..100 of factor values (factors, ...)."""
    weights = np.array([factor.weight for factor in catalogue.factors])
    return np.tensordot(weights, values, axes=1)


def exposure_after(
    catalogue: Catalogue, facts: Facts, now: Ints, of: Sets, firms: Ints, sets: Ints, ends: slice = BOTH
) -> Ints:
    """Return int8 (ends, factors, ...): exposure of firms when each has followed a set of programmes.

    firms, sets: places, of shapes that broadcast together. Commitment: the worst of now and the set. Choice: for a
    firm in use the best of now and the alternatives in the set, at most one lower than now; for a firm that uses
    nothing the best of the set, 0 without any.
    """
    firms, sets = np.broadcast_arrays(firms, sets)
    before, best = now[ends][:, :, firms], of.best[ends][:, :, sets]
    after = np.maximum(before, of.worst[ends][:, :, sets])
    idle = uses_nothing(facts)[firms]
    members = of.members[:, sets]
    counts = _alternatives(catalogue, facts)[members, firms]
    for row, factor in enumerate(catalogue.factors):
        if not factor.is_choice:
            continue
        lowest = best[:, row]
        if factor.code in TOOLS_COUNT:
            lowest = np.where(counts, of.values[ends][:, row][:, members], NO_ALTERNATIVE).min(axis=1)
        in_use = np.minimum(before[:, row], np.maximum(lowest, before[:, row] - 1))
        after[:, row] = np.where(idle, np.where(lowest == NO_ALTERNATIVE, 0, lowest), in_use)
    return after


def _alternatives(catalogue: Catalogue, facts: Facts) -> Flags:
    """(programmes + 1, n): tools are used and the vendor is one the firm does not use yet; never nobody."""
    vendors = {program.vendor for program in catalogue.programs if program.tools_in_use}
    is_new = {vendor: ~uses_vendor(catalogue, facts, vendor) for vendor in vendors}
    never = np.zeros(len(facts), np.bool_)
    return np.array([*(is_new[each.vendor] if each.tools_in_use else never for each in catalogue.programs), never])


def uses_vendor(catalogue: Catalogue, facts: Facts, vendor: str) -> Flags:
    """Say which firms use a vendor already, as supplier or as maker of a tool; nobody "uses" a neutral one."""
    tools = [tool for tool, maker in catalogue.makers.items() if maker == vendor]
    suppliers = [vendor] if vendor in facts.keys["suppliers"].values else []
    return facts.is_any("ai_tools", *tools) | facts.is_any("suppliers", *suppliers)
