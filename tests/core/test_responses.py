import pytest

from readiness.core.assessment import as_data
from readiness.core.errors import InvalidInput
from readiness.core.responses import NOT_COUNTED, NOT_KNOWN, coded, is_possible, read_situation

from .firms import SEED, all_at, assessed, document

OFFERING_UNKNOWN = {"STR": "35", "VAL": "23", "DAT": "2345", "PPL": "14", "TEC": "234", "GOV": "123", "VEN": "12345"}
CORE = {"STR": "123", "VAL": "123", "DAT": "125", "PPL": "134", "TEC": "124", "GOV": "123", "VEN": "234"}


def codes(table: dict[str, str]) -> list[str]:
    return [f"{dimension}{number}" for dimension, numbers in table.items() for number in numbers]


def refusal(given: object, *, complete: bool = True) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as caught:
        read_situation(SEED, given, complete=complete)
    return caught.value.where, caught.value.message


@pytest.mark.parametrize("responses", [None, [], "STR1", 3])
def test_responses_must_be_a_mapping(responses: object) -> None:
    given = document({}) | {"responses": responses}

    assert refusal(given) == ("responses", "must be a mapping of question codes to answers.")


@pytest.mark.parametrize("code", ["STR6", "str1", "", 1, None])
def test_response_to_a_question_that_does_not_exist_is_refused(code: object) -> None:
    assert refusal(document(all_at(3) | {code: 3})) == (
        f"responses.{code}",
        "is not a question of this questionnaire.",
    )


@pytest.mark.parametrize("value", [0, 6, -1, True, False, 3.0, 2.5, "3", "", None, [3], "Unknown"])
def test_response_outside_1_to_5_is_refused(value: object) -> None:
    assert refusal(document(all_at(3) | {"TEC4": value})) == (
        "responses.TEC4",
        f"{value!r} is not a possible answer. Use 1 to 5, or unknown.",
    )


@pytest.mark.parametrize("question", SEED.questions, ids=lambda question: question.code)
def test_response_may_be_unknown_only_where_it_is_offered(question: object) -> None:
    assert is_possible(question, "unknown") is (question.code in codes(OFFERING_UNKNOWN))
    assert [value for value in range(-2, 8) if is_possible(question, value)] == [1, 2, 3, 4, 5]


def test_response_unknown_that_is_not_offered_is_refused() -> None:
    assert refusal(document(all_at(3, STR1="unknown"))) == (
        "responses.STR1",
        "'unknown' is not a possible answer. Use 1 to 5; unknown is not offered here.",
    )


def test_missing_responses_are_all_named_in_order() -> None:
    responses = all_at(3)
    for code in ("VEN2", "STR1", "GOV3"):
        del responses[code]

    assert refusal(document(responses)) == (
        "responses",
        "these applicable questions have no response: STR1, GOV3, VEN2.",
    )


def test_missing_responses_of_a_quick_check_are_the_core_ones() -> None:
    named = ", ".join(codes(CORE))

    assert refusal(document({}, mode="quick")) == (
        "responses",
        f"these applicable questions have no response: {named}.",
    )


def test_response_to_a_question_that_does_not_apply_is_ignored() -> None:
    firm = read_situation(SEED, document(all_at(3), goals=["documents"]))

    assert firm.not_applicable == ("DAT3",)
    assert firm.responses == {code: 3 for code in SEED.position if code != "DAT3"}


def test_response_that_is_not_core_is_ignored_in_a_quick_check() -> None:
    firm = read_situation(SEED, document(all_at(3, STR4=1), mode="quick"))

    assert firm.responses == dict.fromkeys(codes(CORE), 3)
    assert firm.not_applicable == ()


def test_response_is_not_needed_where_the_question_does_not_apply() -> None:
    responses = all_at(3)
    del responses["DAT3"]

    assert read_situation(SEED, document(responses, goals=["documents"])).not_applicable == ("DAT3",)


def test_incomplete_responses_are_left_unanswered() -> None:
    firm = read_situation(SEED, document({"STR1": 3}), complete=False)

    assert firm.responses == {"STR1": 3}
    assert coded(SEED, firm) == [3] + [NOT_KNOWN] * 34


def test_incomplete_responses_are_still_checked() -> None:
    assert refusal(document({"STR1": 9}), complete=False)[0] == "responses.STR1"


def test_unanswered_question_counts_like_an_unknown() -> None:
    responses = all_at(4, TEC4="unknown", VAL2="unknown", GOV3=2)
    stated = {code: value for code, value in responses.items() if value != "unknown"}

    unanswered = as_data(assessed(stated, complete=False))

    assert unanswered == as_data(assessed(responses))


def test_coding_tells_unknown_from_not_counted() -> None:
    firm = read_situation(SEED, document(all_at(2, DAT2="unknown"), mode="quick", ai_tools=["none"]))

    counted = dict.fromkeys(codes(CORE), 2) | {"DAT2": NOT_KNOWN}
    counted |= dict.fromkeys(("PPL4", "GOV3", "VEN2"), NOT_COUNTED)
    assert coded(SEED, firm) == [counted.get(code, NOT_COUNTED) for code in SEED.position]
