"""The document around the responses: mode, date and what must be there."""

from datetime import date, datetime

import pytest

from readiness.core.errors import InvalidInput
from readiness.core.responses import Situation, read_situation

from .firms import PROFILE, SEED, all_at, document


def refusal(given: object) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as caught:
        read_situation(SEED, given)
    return caught.value.where, caught.value.message


def test_situation_holds_what_was_stated() -> None:
    situation = read_situation(SEED, document(all_at(3, TEC4="unknown")))

    profile = {key: tuple(value) if isinstance(value, list) else value for key, value in PROFILE.items()}
    assert situation == Situation(date(2026, 11, 20), "full", profile, all_at(3, TEC4="unknown"), ())


def test_situation_is_full_by_default() -> None:
    given = document(all_at(3))
    del given["mode"]

    assert read_situation(SEED, given).mode == "full"


@pytest.mark.parametrize("given", [None, [], "x", 3])
def test_situation_must_be_a_mapping(given: object) -> None:
    assert refusal(given) == ("document", "must be a mapping with as_of, profile and responses.")


@pytest.mark.parametrize("mode", ["Full", "", None, 1, ["full"]])
def test_situation_refuses_another_mode(mode: object) -> None:
    given = document(all_at(3)) | {"mode": mode}

    assert refusal(given) == ("mode", f"{mode!r} is not a kind of check. Use full or quick.")


@pytest.mark.parametrize("as_of", [None, "", "today", "2026-13-01", "20/11/2026", datetime(2026, 11, 20, 9)])  # noqa: DTZ001
def test_situation_refuses_what_is_not_a_date(as_of: object) -> None:
    given = document(all_at(3)) | {"as_of": as_of}

    assert refusal(given) == ("as_of", "must be a date such as 2026-11-20.")


def test_situation_needs_a_date() -> None:
    given = document(all_at(3))
    del given["as_of"]

    assert refusal(given) == ("as_of", "must be a date such as 2026-11-20.")


def test_situation_accepts_a_date_object() -> None:
    given = document(all_at(3)) | {"as_of": date(2026, 2, 28)}

    assert read_situation(SEED, given).as_of == date(2026, 2, 28)


@pytest.mark.parametrize("part", ["profile", "responses"])
def test_situation_needs_profile_and_responses(part: str) -> None:
    given = document(all_at(3))
    del given[part]

    assert refusal(given)[0] == part
