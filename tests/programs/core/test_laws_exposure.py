"""Unknown only widens, an alternative never binds, a commitment never frees: for every set of programmes."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_firms import CATALOGUE, DAYS, IT, cases, columns_of, firm, simulated, with_values
from strategies import examples

from programs.core.catalogue import Catalogue
from programs.core.columns import matched
from programs.core.exposure import exposure_after, score, uses_nothing
from programs.core.offers import offers_on
from readiness.core.responses import Situation

CHOICE = [row for row, factor in enumerate(CATALOGUE.factors) if factor.is_choice]
COMMITMENT = [row for row, factor in enumerate(CATALOGUE.factors) if not factor.is_choice]


def exposures(catalogue: Catalogue, situations: list[Situation]):
    """Offers, firms, exposure now (2, factors, n) and after every set (2, factors, n, sets)."""
    columns = columns_of(situations)
    offers = offers_on(catalogue, IT, situations[0].as_of)
    before = matched(catalogue, IT, offers, columns).now
    firms, sets = np.arange(len(situations))[:, None], np.arange(len(offers.sets))
    return offers, columns, before, exposure_after(catalogue, columns.facts, before, offers.columns, firms, sets)


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
    for number in range(3):
        some = [members for members in offers.sets if len(members) > number]
        larger = [offers.sets.index(members) for members in some]
        smaller = [offers.sets.index(members[:number] + members[number + 1 :]) for members in some]
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


MAKERS = ["chatgpt", "copilot", "gemini", "qwen", "claude", "deepseek"]


@examples(30)
@given(st.permutations(MAKERS), st.integers(1, 5))
def test_one_more_maker_never_raises_the_choice_of_makers(tools, count):
    fewer, more = (now(ai_tools=tools[:each])[0] for each in (count, count + 1))

    assert more[0] <= fewer[0]
    assert more[1] <= fewer[1]


@examples(30)
@given(st.permutations(["aws", "microsoft", "google", "alibaba", "other", "own_servers"]), st.integers(1, 5))
def test_one_more_supplier_never_lowers_a_commitment(suppliers, count):
    fewer, more = (now(suppliers=suppliers[:each]) for each in (count, count + 1))

    assert all(more[row][end] >= fewer[row][end] for row in COMMITMENT for end in (0, 1))


def test_a_longer_contract_never_lowers_a_commitment():
    spans = [now(commitment=each) for each in ("none", "up_to_12_months", "over_12_months")]

    for shorter, longer in pairwise(spans):
        assert all(longer[row][end] >= shorter[row][end] for row in COMMITMENT for end in (0, 1))


@examples(30)
@given(st.lists(st.integers(1, 5), min_size=4, max_size=4))
def test_whatever_is_hidden_only_widens_the_exposure(levels):
    """Facts and answers together: no answer of those that were possible lies outside the range of unknown."""
    answers = dict(zip(("VEN2", "VEN3", "VEN4", "VEN5"), levels, strict=True))
    facts = {"ai_tools": ["chatgpt"], "suppliers": ["alibaba"], "commitment": "none", "critical_supplier": "alibaba"}
    hidden = {"ai_tools": ["unknown"], "suppliers": ["unknown"], "critical_supplier": "aws"}

    wide, narrow = now(**hidden, **dict.fromkeys(answers, "unknown")), now(**facts, **answers)

    assert all(wide[row][0] <= narrow[row][0] <= narrow[row][1] <= wide[row][1] for row in range(8))
    assert all(wide[row][1] > 0 for row in range(8))
