"""Two outcomes counted: by hand, and however the firms are cut into parts."""

from dataclasses import replace

import numpy as np

from programs.core.tally import Outcome, merged, tally

PROGRAMS, VENDORS = ("x", "y", "z"), ("aws", "neutral", "google")


def outcome(plans, firsts, exposures, *, sets=((), ("x",), ("x", "y"), ("z",)), programs=PROGRAMS) -> Outcome:
    return Outcome(programs, VENDORS, sets, np.array(plans), np.array(firsts), np.array(exposures))


BEFORE = outcome([1, 2, 3, 0], [0, 1, 2, -1], [10, 20, 30, 40])
AFTER = outcome([1, 3, 2, 0], [0, 2, 2, -1], [10, 15, 40, 40])
GROUPS = {"sector": ["retail", "retail", "tourism", "tourism"]}
FIRMS = [11, 12, 13, 14]


def test_tally_counts_firsts_plans_and_exposures_that_change():
    found = tally(BEFORE, AFTER, GROUPS, FIRMS)

    assert {name: found[name] for name in ("firms", "first", "plan", "freer", "tied")} == {
        "firms": 4,
        "first": 1,
        "plan": 2,
        "freer": 1,
        "tied": 1,
    }


def test_tally_counts_by_group_firms_firsts_and_plans():
    found = tally(BEFORE, AFTER, GROUPS, FIRMS)

    assert found["groups"] == {"sector": {"retail": [2, 1, 1], "tourism": [2, 0, 1]}}


def test_tally_names_vendors_moves_and_examples():
    found = tally(BEFORE, AFTER, GROUPS, FIRMS)

    assert found["vendors"] == {
        "before": {"none": 1, "aws": 1, "neutral": 1, "google": 1},
        "after": {"none": 1, "aws": 1, "neutral": 0, "google": 2},
    }
    assert found["moves"] == {"y>z": 1}
    assert found["examples"] == [
        {"firm": 12, "before": ["x", "y"], "after": ["z"]},
        {"firm": 13, "before": ["z"], "after": ["x", "y"]},
    ]


def test_tally_of_catalogues_in_another_order_compares_what_they_name():
    sets, programs = ((), ("x",), ("y", "x"), ("z",)), ("z", "y", "x")
    turned = outcome([1, 2, 3, 0], [2, 1, 0, -1], [10, 20, 30, 40], sets=sets, programs=programs)

    found = tally(BEFORE, turned, GROUPS, FIRMS)

    assert (found["first"], found["plan"], found["moves"], found["examples"]) == (0, 0, {}, [])


def test_a_plan_that_goes_and_one_that_comes_are_moves_too():
    before, after = outcome([0, 1], [-1, 0], [0, 0]), outcome([1, 0], [0, -1], [0, 0])

    found = tally(before, after, {}, [1, 2])

    assert found["moves"] == {"none>x": 1, "x>none": 1}


def part(firms: slice) -> dict:
    cut = [
        replace(it, plans=it.plans[firms], firsts=it.firsts[firms], exposures=it.exposures[firms])
        for it in (BEFORE, AFTER)
    ]
    return tally(*cut, {"sector": GROUPS["sector"][firms]}, FIRMS[firms])


def test_merged_tallies_of_parts_equal_the_tally_of_all():
    whole = tally(BEFORE, AFTER, GROUPS, FIRMS)

    assert merged([part(slice(0, 1)), part(slice(1, 3)), part(slice(3, 4))]) == whole
    assert merged([part(slice(1, 3)), part(slice(0, 1)), part(slice(3, 4))]) == whole


def test_merged_tally_keeps_the_first_examples_only():
    many = outcome([1] * 20, [0] * 20, [0] * 20), outcome([3] * 20, [2] * 20, [0] * 20)
    found = tally(*many, {}, range(20))

    assert [each["firm"] for each in found["examples"]] == list(range(12))
    assert len(merged([found, found])["examples"]) == 12


def test_merged_of_nothing_is_a_tally_of_no_firms():
    assert merged([])["firms"] == 0
