"""The level that is enough for a firm. Source: interfaces, "Targets"; maturity model, section 2."""

from dataclasses import replace

import pytest

from readiness.core.questionnaire import TargetRule

from .firms import SEED, all_at, rated

DEFAULT = {"STR": 3, "VAL": 3, "DAT": 3, "PPL": 3, "TEC": 3, "GOV": 3, "VEN": 3}


def targets_of(**facts: object) -> dict[str, int]:
    return {dimension.code: dimension.target for dimension in rated(all_at(3), **facts).dimensions}


def test_target_is_3_by_default() -> None:
    assert targets_of() == DEFAULT


@pytest.mark.parametrize("kind", ["identity_documents", "health", "financial", "children"])
def test_target_of_gov_and_dat_is_4_for_sensitive_data(kind: str) -> None:
    assert targets_of(data=["staff", kind]) == DEFAULT | {"DAT": 4, "GOV": 4}


@pytest.mark.parametrize("kind", ["customer_personal", "staff", "client_secrets", "none"])
def test_target_is_unchanged_for_other_data(kind: str) -> None:
    assert targets_of(data=[kind]) == DEFAULT


def test_target_of_gov_and_dat_is_4_for_a_regulated_firm() -> None:
    assert targets_of(regulated="yes") == DEFAULT | {"DAT": 4, "GOV": 4}


@pytest.mark.parametrize("supplier", ["alibaba", "aws", "google", "microsoft", "other", "own_servers", "unknown"])
def test_target_of_ven_is_4_with_a_critical_supplier(supplier: str) -> None:
    assert targets_of(critical_supplier=supplier) == DEFAULT | {"VEN": 4}


def test_target_is_unchanged_without_a_critical_supplier() -> None:
    assert targets_of(critical_supplier="none") == DEFAULT


@pytest.mark.parametrize("headcount", ["1-4", "5-9"])
def test_target_of_str_and_tec_is_2_for_a_small_firm(headcount: str) -> None:
    assert targets_of(headcount=headcount) == DEFAULT | {"STR": 2, "TEC": 2}


@pytest.mark.parametrize("headcount", ["10-24", "25-49", "50-99", "100-200", "over_200"])
def test_target_is_unchanged_for_a_larger_firm(headcount: str) -> None:
    assert targets_of(headcount=headcount) == DEFAULT


def test_targets_of_several_rules_add_up() -> None:
    found = targets_of(headcount="1-4", regulated="yes", critical_supplier="aws")

    assert found == {"STR": 2, "VAL": 3, "DAT": 4, "PPL": 3, "TEC": 2, "GOV": 4, "VEN": 4}


def test_target_follows_the_first_rule_that_applies() -> None:
    small, strict = (TargetRule(code, level, ("STR",), ("under_ten_people",)) for code, level in (("a", 2), ("b", 5)))
    it = replace(SEED, targets=replace(SEED.targets, rules=(strict, small)))

    assert targets_of(it=it, headcount="1-4") == DEFAULT | {"STR": 5}
