from typing import Any

import pytest

from readiness.core.errors import InvalidInput
from readiness.core.profile import read_profile

from .firms import PROFILE, SEED

LISTS = {key.code for key in SEED.profile_keys.values() if key.kind != "one"}


def refusal(given: object) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as caught:
        read_profile(SEED, given)
    return caught.value.where, caught.value.message


def refusal_of(**facts: Any) -> tuple[str, str]:
    return refusal(PROFILE | facts)


def test_profile_has_lists_as_tuples_and_leaves_out_what_was_left_out() -> None:
    expected = {key: tuple(value) if isinstance(value, list) else value for key, value in PROFILE.items()}

    assert read_profile(SEED, PROFILE) == expected


@pytest.mark.parametrize("code", PROFILE)
def test_profile_names_a_missing_required_key(code: str) -> None:
    given = {key: value for key, value in PROFILE.items() if key != code}

    assert refusal(given) == (f"profile.{code}", f"is missing. Required and missing: {code}.")


def test_profile_names_every_missing_required_key() -> None:
    where, message = refusal({"sector": "retail", "headcount": "1-4", "has_employees": "no", "ai_tools": ["none"]})

    assert where == "profile.suppliers"
    assert message == "is missing. Required and missing: suppliers, data, regulated, goals, ai_affects_people."


def test_profile_refuses_an_unknown_key() -> None:
    assert refusal_of(sektor="retail") == (
        "profile.sektor",
        f"is not a fact we ask. Known: {', '.join(SEED.profile_keys)}.",
    )


@pytest.mark.parametrize("given", [None, [], "retail", 3])
def test_profile_must_be_a_mapping(given: object) -> None:
    assert refusal(given) == ("profile", "must be a mapping of facts about the firm.")


@pytest.mark.parametrize("value", ["mining", "Retail", "", None, 1, ["retail"], ("retail",)])
def test_profile_refuses_a_value_outside_the_list(value: object) -> None:
    values = ", ".join(SEED.profile_keys["sector"].values)

    assert refusal_of(sector=value) == (
        "profile.sector",
        f"{value!r} is not a possible value. Use one of: {values}.",
    )


@pytest.mark.parametrize("value", [True, False, "unknown", "maybe"])
def test_profile_refuses_what_is_neither_yes_nor_no(value: object) -> None:
    assert refusal_of(regulated=value) == (
        "profile.regulated",
        f"{value!r} is not a possible value. Use one of: yes, no.",
    )


@pytest.mark.parametrize("element", ["fax", None, 1, ["staff"]])
def test_profile_refuses_an_element_outside_the_list(element: object) -> None:
    values = ", ".join(SEED.profile_keys["data"].values)

    assert refusal_of(data=["staff", element]) == (
        "profile.data",
        f"{element!r} is not a possible value. Use one of: {values}.",
    )


@pytest.mark.parametrize("value", ["aws", "none", None, 3, {"aws": True}, {"aws"}])
def test_profile_refuses_what_is_not_a_list(value: object) -> None:
    assert refusal_of(suppliers=value) == ("profile.suppliers", "must be a list.")


@pytest.mark.parametrize("code", sorted(LISTS))
def test_profile_refuses_an_empty_list(code: str) -> None:
    has_none = code in ("suppliers", "ai_tools", "data")
    hint = "write [none] for none" if has_none else "leave the key out if it is not known"

    assert refusal_of(**{code: []}) == (f"profile.{code}", f"is an empty list; {hint}.")


@pytest.mark.parametrize(
    ("code", "values", "alone"),
    [
        ("suppliers", ["none", "aws"], "none"),
        ("suppliers", ["aws", "unknown"], "unknown"),
        ("suppliers", ["unknown", "none"], "none"),
        ("ai_tools", ["chatgpt", "none"], "none"),
        ("ai_tools", ["unknown", "qwen"], "unknown"),
        ("data", ["staff", "none"], "none"),
    ],
)
def test_profile_refuses_none_or_unknown_together_with_others(code: str, values: list[str], alone: str) -> None:
    message = f"has {alone} together with other values; give it alone or leave it out."

    assert refusal_of(**{code: values}) == (f"profile.{code}", message)


@pytest.mark.parametrize("values", [["aws", "aws"], ["none", "none"], ["aws", "google", "aws"]])
def test_profile_refuses_a_value_given_twice(values: list[str]) -> None:
    assert refusal_of(suppliers=values) == ("profile.suppliers", "names a value twice.")


def test_profile_refuses_more_than_three_goals() -> None:
    goals = ["energy", "coding", "documents", "marketing"]

    assert refusal_of(goals=goals) == ("profile.goals", "has 4 values; give at most 3.")


def test_profile_keeps_three_goals_in_their_order() -> None:
    profile = read_profile(SEED, PROFILE | {"goals": ["marketing", "coding", "documents"]})

    assert profile["goals"] == ("marketing", "coding", "documents")
