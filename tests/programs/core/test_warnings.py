"""What a firm hears about its suppliers and its plan: one warning at a time, just on and just off."""

from dataclasses import replace

import pytest
from matching_firms import CATALOGUE, IDLE, firm, matching, with_values

GOOD = {"VEN2": 3, "VEN3": 3, "VEN4": 3, "VEN5": 4}
"""Answers at which no supplier is warned of."""
COURSE = replace(
    with_values(CATALOGUE.by_slug["aisg-ai4e"], F5=0), levels=(1, 5), hours=1, raises={"STR1": 5}, tools_in_use=False
)
SECOND = replace(COURSE, slug="second", raises={"STR2": 5})
THIRD = replace(COURSE, slug="third", raises={"STR4": 5})


def of(*vendors):
    programs = [replace(each, vendor=vendor) for each, vendor in zip((COURSE, SECOND, THIRD), vendors, strict=False)]
    return replace(CATALOGUE, programs=tuple(programs))


def codes(catalogue=None, **given):
    return matching(firm(2, **(GOOD | given)), catalogue or of("neutral"), "held").warnings


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"VEN3": 2, "commitment": "over_12_months"}, ("W1",)),
        ({"VEN3": 3, "commitment": "over_12_months"}, ()),
        ({"VEN3": "unknown", "commitment": "over_12_months"}, ()),
        ({"VEN3": 2, "commitment": "up_to_12_months"}, ()),
        ({"VEN3": 2}, ()),
        ({"VEN4": 1, "data": ["health"]}, ("W2",)),
        ({"VEN4": 1, "data": ["staff"]}, ()),
        ({"VEN4": 2, "data": ["health"]}, ()),
        ({"goals": ["energy"], "DAT3": 2}, ("W6",)),
        ({"goals": ["energy"], "DAT3": "unknown"}, ("W6",)),
        ({"goals": ["marketing", "rostering"], "DAT3": 1}, ("W6",)),
        ({"goals": ["energy"], "DAT3": 3}, ()),
        ({"goals": ["documents"]}, ()),
        ({"goals": ["customer_service"], "GOV3": 2}, ("W7",)),
        ({"goals": ["customer_service"], "GOV3": "unknown"}, ("W7",)),
        ({"goals": ["customer_service"], "GOV3": 3}, ()),
        ({"goals": ["marketing"], "GOV3": 1}, ()),
        ({"goals": ["customer_service"], "GOV3": 1, "ai_tools": ["none"]}, ()),
        ({"goals": ["energy"], "DAT3": 5, "mode": "quick"}, ("W6",)),
        (
            {"goals": ["energy", "customer_service"], "DAT3": 1, "GOV3": 1, "VEN4": 1, "data": ["children"]},
            ("W2", "W6", "W7"),
        ),
    ],
)
def test_a_warning_is_given_up_to_its_limit(given, expected):
    assert codes(**given) == expected


@pytest.mark.parametrize(
    "goal", ["demand_forecasting", "energy", "quality_inspection", "rostering", "anomaly_detection"]
)
def test_goals_that_need_records_are_warned_of(goal):
    assert codes(goals=[goal], DAT3=2) == ("W6",)


@pytest.mark.parametrize(
    ("vendors", "given", "expected"),
    [
        (("aws", "neutral"), {"VEN2": 2}, ("W3",)),
        (("openai", "neutral"), {"VEN2": 2}, ("W3",)),
        (("aws", "neutral"), {"VEN2": 3}, ()),
        (("google", "neutral"), {"VEN2": 2}, ()),
        (("neutral",), {"VEN2": 1}, ()),
        (("aws", "neutral"), {"VEN2": "unknown"}, ()),
        (("aws", "neutral"), {"VEN5": 3}, ("W4",)),
        (("aws", "neutral"), {"VEN5": 4}, ()),
        (("google", "neutral"), {"VEN5": 1}, ()),
        (("google", "google", "neutral"), {"VEN5": 3}, ("W4",)),
        (("google", "microsoft", "neutral"), {"VEN5": 3}, ()),
    ],
)
def test_more_of_the_same_supplier_is_warned_of(vendors, given, expected):
    lacking = {"STR1": 1, "STR2": 1, "STR4": 1}
    found = matching(firm(5, **(GOOD | lacking | given)), of(*vendors), "held")

    assert len(found.plan.programs) == len(vendors)
    assert found.warnings == expected


@pytest.mark.parametrize(("export", "expected"), [(5, ("W5",)), (1, ())])
def test_a_plan_that_binds_more_than_today_is_warned_of(export, expected):
    catalogue = replace(CATALOGUE, programs=(with_values(COURSE, F3=4),))
    found = matching(firm(2, **(GOOD | {"VEN3": export})), catalogue, "held")

    assert (found.plan.exposure_after[1] > found.plan.exposure_now[1]) is bool(expected)
    assert found.warnings == expected


def test_a_firm_that_uses_nothing_hears_of_what_its_plan_binds():
    catalogue = replace(CATALOGUE, programs=(with_values(COURSE, F5=1),))
    found = matching(firm(2, **IDLE), catalogue, "held")

    assert (found.plan.exposure_now, found.plan.exposure_after, found.warnings) == ((0, 0), (2.5, 2.5), ("W5",))
