"""Exposure from the answers and after a plan, factor by factor, as the tables of the method have it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from matching_firms import CATALOGUE, IDLE, IT, columns_of, firm, with_values

from programs.core.columns import matched
from programs.core.exposure import exposure_after
from programs.core.offers import offers_on

ANY = (0, 4)
FREE = dict.fromkeys(CATALOGUE.programs[0].lock_in, 0)


def entry(vendor="neutral", *, tools=True, kind="training", **values):
    base = replace(CATALOGUE.by_slug["aisg-ai4e"], vendor=vendor, tools_in_use=tools, kind=kind)
    return with_values(base, **(FREE | values))


def exposures(*programs, **given):
    """Ranges now and after following all programmes, by factor."""
    catalogue = replace(CATALOGUE, programs=programs or (entry(),))
    columns, day = columns_of([firm(**given)]), date(2026, 11, 20)
    offers = offers_on(catalogue, IT, day)
    now = matched(catalogue, IT, offers, columns).now
    everything = np.array([offers.sets.index(tuple(range(len(catalogue.programs))))])
    after = exposure_after(catalogue, columns.facts, now, offers.columns, np.array([0]), everything)[:, :, 0]
    codes = [factor.code for factor in catalogue.factors]
    return tuple(
        {code: (int(low), int(high)) for code, low, high in zip(codes, *ends, strict=True)}
        for ends in (now[:, :, 0], after)
    )


@pytest.mark.parametrize(
    ("tools", "choice", "openness"),
    [
        (["none"], 0, 0),
        (["chatgpt"], 3, 3),
        (["qwen"], 3, 1),
        (["qwen", "deepseek"], 2, 1),
        (["qwen", "claude"], 2, 2),
        (["chatgpt", "claude", "copilot"], 1, 3),
        (["chatgpt", "claude", "copilot", "gemini", "qwen"], 1, 2),
    ],
)
def test_choice_and_openness_are_read_from_the_tools(tools, choice, openness):
    now, _after = exposures(ai_tools=tools)

    assert (now["F1"], now["F2"]) == ((choice, choice), (openness, openness))


@pytest.mark.parametrize("tools", [["unknown"], ["other"], ["built_in"], ["chatgpt", "other"]])
def test_an_unknown_maker_leaves_choice_and_openness_open(tools):
    now, _after = exposures(ai_tools=tools)

    assert (now["F1"], now["F2"]) == (ANY, ANY)


@pytest.mark.parametrize(
    ("factor", "question", "values"),
    [
        ("F3", "VEN3", (4, 3, 2, 1, 0)),
        ("F4", "VEN4", (4, 3, 2, 1, 0)),
        ("F5", "VEN5", (0, 4, 3, 1, 0)),
        ("F8", "VEN2", (3, 3, 2, 1, 1)),
    ],
)
def test_answers_are_read_from_the_table(factor, question, values):
    found = [exposures(critical_supplier="aws", **{question: level})[0][factor] for level in (1, 2, 3, 4, 5)]

    assert found == [(value, value) for value in values]


def test_without_a_critical_supplier_there_is_no_dependence():
    assert exposures(critical_supplier="none", VEN2=1)[0]["F8"] == (0, 0)
    assert exposures(VEN2=1)[0]["F8"] == ANY


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ANY),
        ({"commitment": "unknown"}, ANY),
        ({"commitment": "none"}, (0, 0)),
        ({"commitment": "up_to_12_months"}, (2, 2)),
        ({"commitment": "over_12_months"}, (4, 4)),
    ],
)
def test_commitment_is_the_longest_contract(given, expected):
    assert exposures(**given)[0]["F6"] == expected


@pytest.mark.parametrize(
    ("suppliers", "expected"),
    [
        (["none"], (0, 0)),
        (["own_servers"], (0, 0)),
        (["aws"], (2, 2)),
        (["google", "microsoft"], (2, 2)),
        (["alibaba", "aws", "own_servers"], (3, 3)),
        (["unknown"], ANY),
        (["other"], ANY),
        (["other", "alibaba"], (3, 4)),
    ],
)
def test_jurisdiction_is_the_highest_of_the_suppliers(suppliers, expected):
    assert exposures(suppliers=suppliers)[0]["F7"] == expected


def test_what_does_not_apply_is_nothing_and_what_was_not_asked_is_anything():
    no_tools = exposures(ai_tools=["none"], critical_supplier="aws")[0]
    untrained = exposures(PPL1=1)[0]

    assert no_tools["F8"] == untrained["F5"] == (0, 0)
    assert exposures(mode="quick", PPL1=3)[0]["F5"] == ANY
    assert exposures(mode="quick", PPL1=1)[0]["F5"] == (0, 0)


def test_a_firm_that_uses_nothing_has_no_exposure():
    left_out = {key: value for key, value in IDLE.items() if key in ("suppliers", "ai_tools")}

    assert set(exposures(**left_out)[0].values()) == {(0, 0)}


@pytest.mark.parametrize(
    ("programs", "expected"),
    [
        ((entry(F1=0),), 2),
        ((entry("google", F1=2),), 2),
        ((entry("google", F1=4),), 3),
        ((entry("aws", F1=0),), 3),
        ((entry("openai", F1=0),), 3),
        ((entry(F1=0, tools=False),), 3),
        ((entry(F1=4), entry("google", F1=1)), 2),
        ((entry(F1=4), entry("google", F1=4)), 3),
    ],
)
def test_an_alternative_lowers_the_choice_of_a_firm_in_use_by_one_at_most(programs, expected):
    now, after = exposures(*programs)

    assert (now["F1"], after["F1"]) == ((3, 3), (expected, expected))


@pytest.mark.parametrize(
    ("program", "expected"),
    [(entry("aws", F5=0), 2), (entry(F5=0, tools=False), 2), (entry(F5=4), 3), (entry(F5=None), (2, 3))],
)
def test_skills_count_every_entry(program, expected):
    now, after = exposures(program, VEN5=3)

    assert now["F5"] == (3, 3)
    assert after["F5"] == (expected if isinstance(expected, tuple) else (expected, expected))


@pytest.mark.parametrize(
    ("values", "expected"), [({"F3": 1}, (2, 2)), ({"F3": 3}, (3, 3)), ({"F3": None}, (2, 4)), ({"F3": 4}, (4, 4))]
)
def test_a_commitment_is_the_worst_of_now_and_the_plan(values, expected):
    _now, after = exposures(entry(**values), entry(F3=1), VEN3=3)

    assert after["F3"] == expected


@pytest.mark.parametrize(
    ("programs", "expected"),
    [
        ((entry("google", F1=2),), 2),
        ((entry("google", F1=2), entry(F1=1)), 1),
        ((entry("google", F1=2), entry(F1=1, tools=False)), 2),
        ((entry(F1=1, tools=False),), 0),
    ],
)
def test_a_firm_that_uses_nothing_starts_with_the_best_of_its_plan(programs, expected):
    now, after = exposures(*programs, **IDLE)

    assert (now["F1"], after["F1"]) == ((0, 0), (expected, expected))
