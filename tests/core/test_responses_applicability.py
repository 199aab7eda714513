"""Which questions apply. Source: maturity model, section 4, "NA"."""

import pytest

from .firms import all_at, rated

NO_TOOLS = ("STR5", "PPL4", "TEC3", "GOV3", "VEN2")
NOTHING = ("STR5", "PPL4", "TEC3", "GOV3", "VEN1", "VEN2", "VEN3", "VEN4")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ()),
        ({"ai_tools": ["none"]}, NO_TOOLS),
        ({"ai_tools": ["unknown"]}, ()),
        ({"suppliers": ["none"]}, ()),
        ({"suppliers": ["none"], "ai_tools": ["none"]}, NOTHING),
        ({"suppliers": ["unknown"], "ai_tools": ["none"]}, NO_TOOLS),
        ({"suppliers": ["none"], "ai_tools": ["unknown"]}, ()),
        ({"has_employees": "no"}, ("PPL3",)),
        ({"headcount": "1-4"}, ()),
        ({"goals": ["not_sure"]}, ("DAT3",)),
        ({"goals": ["customer_service", "documents", "marketing"]}, ("DAT3",)),
        ({"goals": ["coding", "customer_service", "rostering"]}, ()),
        ({"goals": ["demand_forecasting"]}, ()),
        ({"goals": ["energy"]}, ()),
        ({"goals": ["quality_inspection"]}, ()),
        ({"goals": ["anomaly_detection"]}, ()),
    ],
)
def test_applicability_follows_the_facts(facts: dict[str, object], expected: tuple[str, ...]) -> None:
    assert rated(all_at(3), **facts).not_applicable == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"VAL2": 1}, ("VAL4",)),
        ({"PPL1": 1}, ("VEN5",)),
        ({"VAL2": 1, "PPL1": 1}, ("VAL4", "VEN5")),
        ({"VAL2": 2, "PPL1": 2}, ()),
        ({"VAL2": "unknown", "PPL1": "unknown"}, ()),
    ],
)
def test_applicability_reads_only_stated_responses(answers: dict[str, int | str], expected: tuple[str, ...]) -> None:
    assert rated(all_at(3, **answers)).not_applicable == expected


def test_applicability_is_not_changed_by_a_missing_response() -> None:
    responses = all_at(3)
    del responses["VAL2"], responses["PPL1"]

    assert rated(responses, complete=False).not_applicable == ()


def test_applicability_names_only_what_a_quick_check_asks() -> None:
    rating = rated(all_at(3, VAL2=1), mode="quick", ai_tools=["none"], goals=["documents"])

    assert rating.not_applicable == ("PPL4", "GOV3", "VEN2")
