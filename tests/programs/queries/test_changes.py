"""What differs between two catalogues is told in words, and nothing else is."""

from copy import deepcopy
from typing import Any

import pytest
from django.conf import settings
from exchange_strategies import contents
from hypothesis import given
from strategies import examples

from programs.queries.changes import Change, changes
from programs.seeds import read_catalogue, substance

QWEN = "alibaba-ntuc-sttgdc-qwen"


@pytest.fixture
def before() -> dict[str, Any]:
    return dict(read_catalogue(settings.SEEDS_DIR).content)


@pytest.fixture
def after(before) -> dict[str, Any]:
    return deepcopy(before)


def test_same_catalogue_under_other_labels_has_no_changes(before, after):
    assert changes(before, after | {"version": "9", "published_on": "2030-01-01"}) == ()


def test_changed_fields_are_told_programme_by_programme(before, after):
    first, second = after["programs"][:2]
    second["hours"] = 5
    first |= {"vendor": "neutral", "levels": [1, 4], "audience": ["owner"], "tools_in_use": False}
    first["facts"][0]["says"] = "Anybody."
    first["lock_in"]["F5"]["value"] = 2
    first["cohorts"][0]["ends_on"] = "2026-12-31"
    first["raises"]["PPL1"] = 4

    assert changes(before, after) == (
        Change("changed", "programs", (QWEN,), "vendor", "alibaba", "neutral"),
        Change("changed", "programs", (QWEN,), "level_from", "2", "1"),
        Change("changed", "programs", (QWEN,), "audience", "owner, staff, developers, mid_career", "owner"),
        Change("changed", "programs", (QWEN,), "tools_in_use", "yes", "no"),
        Change("changed", "cohorts", (QWEN, "2026-06-01"), "ends_on", "not known", "2026-12-31"),
        Change("changed", "raises", (QWEN, "PPL1"), "level", "3", "4"),
        Change("changed", "facts", (QWEN, "audience"), "says", before["programs"][0]["facts"][0]["says"], "Anybody."),
        Change("changed", "lock_in", (QWEN, "F5"), "value", "not known", "2"),
        Change("changed", "programs", ("alibaba-imda-deb",), "hours", "not known", "5"),
    )


def test_added_and_removed_rows_are_told_with_what_they_say(before, after):
    after["vendors"] = [{"code": "acme", "name": "Acme", "jurisdiction": None}, *after["vendors"]]
    gone = after["programs"][0]["facts"].pop()

    assert changes(before, after) == (
        Change("added", "vendors", ("acme",), new="name: Acme"),
        Change(
            "removed",
            "facts",
            (QWEN, "jurisdiction"),
            old=f"says: {gone['says']}; sources: L24; confidence: press; checked_on: 2026-11-20",
        ),
    )


def test_another_order_is_told_where_order_says_something(before, after):
    after["programs"] = after["programs"][:2][::-1]
    before = before | {"programs": before["programs"][:2]}
    after["makers"] = dict(reversed(after["makers"].items()))

    assert changes(before, after) == (
        Change("moved", "programs", (), "", f"{QWEN}, alibaba-imda-deb", f"alibaba-imda-deb, {QWEN}"),
    )


def test_name_of_a_change_says_what_it_is_about():
    names = [
        Change("changed", "programs", ("aws",), "hours").name,
        Change("changed", "facts", ("aws", "cost"), "says").name,
        Change("removed", "sources", ("S01",)).name,
        Change("moved", "programs", ()).name,
        Change("moved", "facts", ("aws",)).name,
    ]

    assert names == ["aws · hours", "aws · cost · says", "sources · S01", "programs", "aws"]


@given(one=contents(), other=contents())
@examples(40)
def test_changes_are_empty_just_if_both_say_the_same(one, other):
    assert changes(one, deepcopy(one)) == ()
    assert (changes(one, other) == ()) == (substance(one) == substance(other))
