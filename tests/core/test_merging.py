import pytest

from readiness.core.merging import Merge, merge


def test_merge_without_any_change_keeps_what_is_stored() -> None:
    assert merge({"a": 1}, {"a": 1}, {"a": 1}) == Merge({"a": 1}, {}, (), {})


def test_merge_of_one_persons_change_takes_it() -> None:
    assert merge({"a": 1, "b": 2}, {"a": 1, "b": 2}, {"a": 3, "b": 2}) == Merge(
        {"a": 3, "b": 2}, {"a": (1, 3)}, (), {}
    )


def test_merge_keeps_a_field_that_was_not_on_the_page() -> None:
    assert merge({"a": 1, "b": 2}, {"a": 1}, {"a": 3}) == Merge({"a": 3, "b": 2}, {"a": (1, 3)}, (), {})


def test_merge_adds_and_removes_fields() -> None:
    assert merge({"a": 1}, {"a": 1}, {"a": None, "b": 2}) == Merge({"b": 2}, {"a": (1, None), "b": (None, 2)}, (), {})


def test_merge_keeps_what_somebody_else_changed_meanwhile() -> None:
    assert merge({"a": 1, "b": 9}, {"a": 1, "b": 2}, {"a": 3, "b": 2}) == Merge(
        {"a": 3, "b": 9}, {"a": (1, 3)}, theirs=("b",), replaced={}
    )


@pytest.mark.parametrize("theirs", [9, None])
def test_merge_lets_the_later_change_stand_and_names_the_other(theirs: int | None) -> None:
    stored = {} if theirs is None else {"a": theirs}

    assert merge(stored, {"a": 1}, {"a": 3}) == Merge({"a": 3}, {"a": (theirs, 3)}, theirs=(), replaced={"a": theirs})


def test_merge_of_the_same_change_by_both_changes_nothing() -> None:
    assert merge({"a": 3}, {"a": 1}, {"a": 3}) == Merge({"a": 3}, {}, (), {})


def test_merge_ignores_others_changes_outside_the_page() -> None:
    assert merge({"a": 1, "b": 9}, {"a": 1}, {"a": 1}) == Merge({"a": 1, "b": 9}, {}, (), {})


def test_merge_tells_of_others_changes_to_what_was_shown_and_left_alone() -> None:
    assert merge({"a": 1, "b": 9}, {"a": 1, "b": None}, {"a": 1}) == Merge({"a": 1, "b": 9}, {}, ("b",), {})
