"""Unknown only widens, an alternative never binds, a commitment never frees: for every set of programmes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_firms import CATALOGUE, DAYS, IT, cases, firm, simulated, with_values
from strategies import examples

from programs.core.catalogue import Catalogue
from programs.core.columns import matched
from programs.core.exposure import exposure_after, score, uses_nothing
from programs.core.firms import Firms, facts_of, firms_of
from programs.core.offers import offers_on
from readiness.core.assessment import rate_all
from readiness.core.responses import Situation

CHOICE = [row for row, factor in enumerate(CATALOGUE.factors) if factor.is_choice]
COMMITMENT = [row for row, factor in enumerate(CATALOGUE.factors) if not factor.is_choice]


def firms(situations: list[Situation]) -> Firms:
    rated = rate_all(IT, situations)
    return firms_of(IT, rated.batch, rated.ratings, rated.pathways, facts_of(IT, situations))


def exposures(catalogue: Catalogue, situations: list[Situation]):
    """Offers, firms, exposure now (2, factors, n) and after every set (2, factors, n, sets)."""
    columns = firms(situations)
    offers = offers_on(catalogue, IT, situations[0].as_of)
    it = matched(catalogue, IT, offers, columns)
    return offers, columns, it.now, exposure_after(catalogue, columns, it.now, offers.values)


def now(**given):
    """(low, high) of each factor for one firm."""
    _offers, _firms, values, _after = exposures(CATALOGUE, [firm(**given)])
    return list(zip(*values[:, :, 0].tolist(), strict=True))


SIMULATED = [simulated(60, seed=50 + number, days=[day]) for number, day in enumerate(DAYS[:3])]


@pytest.mark.parametrize("situations", SIMULATED)
def test_no_plan_raises_a_choice_factor_of_a_firm_in_use(situations):
    _offers, columns, before, after = exposures(CATALOGUE, situations)
    in_use = ~uses_nothing(columns.facts)

    assert (after[:, CHOICE][:, :, in_use] <= before[:, CHOICE][:, :, in_use, None]).all()
    assert (after[:, CHOICE][:, :, in_use] >= before[:, CHOICE][:, :, in_use, None] - 1).all()


@pytest.mark.parametrize("situations", SIMULATED)
def test_no_plan_lowers_a_commitment_factor(situations):
    _offers, _columns, before, after = exposures(CATALOGUE, situations)

    assert (after[:, COMMITMENT] >= before[:, COMMITMENT, :, None]).all()


@examples(30)
@given(cases())
def test_one_more_entry_never_raises_choice_in_use_nor_lowers_a_commitment(case):
    offers, columns, _before, after = exposures(case.catalogue, [case.situation])
    sets = np.arange(len(offers.sets))
    for place in range(offers.smaller.shape[1]):
        larger, smaller = sets[offers.sizes > place], offers.smaller[offers.sizes > place, place]
        assert (after[:, COMMITMENT][..., larger] >= after[:, COMMITMENT][..., smaller]).all()
        if not uses_nothing(columns.facts)[0]:
            assert (after[:, CHOICE][..., larger] <= after[:, CHOICE][..., smaller]).all()


@examples(30)
@given(cases(), st.data())
def test_an_unknown_factor_of_a_programme_only_widens_the_range_of_every_set(case, data):
    programs = list(case.catalogue.programs)
    place = data.draw(st.integers(0, len(programs) - 1))
    code = data.draw(st.sampled_from([factor.code for factor in CATALOGUE.factors]))
    ends = []
    for value in (None, data.draw(st.integers(0, 4))):
        programs[place] = with_values(programs[place], **{code: value})
        catalogue = replace(case.catalogue, programs=tuple(programs))
        ends.append(score(catalogue, exposures(catalogue, [case.situation])[3].swapaxes(0, 1)))
    (unknown_low, unknown_high), (low, high) = ends

    assert (unknown_low <= low).all()
    assert (low <= high).all()
    assert (high <= unknown_high).all()


@examples(30)
@given(cases())
def test_the_low_end_is_never_above_the_high_end(case):
    _offers, _columns, before, after = exposures(case.catalogue, [case.situation])

    assert (before[0] <= before[1]).all()
    assert (after[0] <= after[1]).all()
    assert ((after >= 0) & (after <= 4)).all()


@pytest.mark.parametrize(
    ("fact", "unknown", "known"),
    [
        ("commitment", [None, "unknown"], ["none", "up_to_12_months", "over_12_months"]),
        ("critical_supplier", [None], ["none", "aws", "other"]),
        ("suppliers", [["unknown"], ["other"]], [["aws"], ["alibaba"], ["own_servers"], ["none"]]),
        ("ai_tools", [["unknown"], ["other"], ["built_in"]], [["chatgpt"], ["qwen"], ["qwen", "claude", "gemini"]]),
    ],
)
def test_an_unknown_fact_is_a_range_around_what_it_may_be(fact, unknown, known):
    for hidden in unknown:
        wide = now(**({fact: hidden} if hidden else {}))
        for value in known:
            narrow = now(**{fact: value})
            assert all(wide[row][0] <= narrow[row][0] for row in range(8))
            assert all(narrow[row][1] <= wide[row][1] for row in range(8))


@pytest.mark.parametrize(("row", "question"), [(2, "VEN3"), (3, "VEN4"), (4, "VEN5"), (7, "VEN2")])
@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_an_unknown_answer_is_the_whole_range(row, question, level):
    facts = {"critical_supplier": "aws"}

    low, high = now(**facts, **{question: level})[row]

    assert now(**facts, **{question: "unknown"})[row] == (0, 4)
    assert 0 <= low == high <= 4
