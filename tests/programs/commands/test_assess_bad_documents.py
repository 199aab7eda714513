"""A bad document has an error on its own line and exit code 1 at the end; the others are still answered."""

import pytest
from factories import PROFILE, answers

from .running import GOOD, outcome


def bad(**changed) -> dict:
    return GOOD | {"id": "bad"} | changed


@pytest.mark.parametrize(
    ("document", "where"),
    [
        (bad(as_of="soon"), "as_of"),
        ({"id": "bad", "profile": PROFILE, "responses": answers()}, "as_of"),
        (bad(mode="huge"), "mode"),
        (bad(mode=None), "mode"),
        (bad(profile=None), "profile"),
        (bad(profile=PROFILE | {"colour": "red"}), "profile.colour"),
        (bad(profile={key: value for key, value in PROFILE.items() if key != "goals"}), "profile.goals"),
        (bad(profile=PROFILE | {"suppliers": []}), "profile.suppliers"),
        (bad(profile=PROFILE | {"suppliers": ["none", "aws"]}), "profile.suppliers"),
        (bad(profile=PROFILE | {"sector": ["retail"]}), "profile.sector"),
        (bad(responses=answers(STR1=6)), "responses.STR1"),
        (bad(responses=answers(STR1="unknown")), "responses.STR1"),
        (bad(responses=answers(STR1=True)), "responses.STR1"),
        (bad(responses=answers(STR1=3.0)), "responses.STR1"),
        (bad(responses=answers(XYZ=3)), "responses.XYZ"),
        (bad(responses={"STR1": 3}), "responses"),
        (bad(responses=[3]), "responses"),
    ],
)
def test_bad_document_names_its_field_and_the_others_are_answered(write, document, where):
    found, code = outcome(write("firms.jsonl", GOOD | {"id": "first"}, document, GOOD | {"id": "last"}))

    assert ([name for name, _error in found], code) == (["first", "bad", "last"], 1)
    assert [error and error["where"] for _name, error in found] == [None, where, None]
    assert set(found[1][1]) == {"where", "message"}


def test_bad_document_with_several_answers_missing_names_all_of_them(write):
    responses = {code: level for code, level in answers().items() if code not in ("STR2", "VEN5", "GOV1")}

    found, _code = outcome(write("firms.jsonl", bad(responses=responses)))

    assert found[0][1]["message"] == "these applicable questions have no response: STR2, GOV1, VEN5."


@pytest.mark.parametrize("document", [None, [], "text", 3, [GOOD]])
def test_document_that_is_no_mapping_is_an_error_without_an_id(write, document):
    found, code = outcome(write("firms.jsonl", document, GOOD | {"id": 2}))

    message = "must be a mapping with as_of, profile and responses."
    assert (found, code) == ([(None, {"where": "document", "message": message}), (2, None)], 1)


@pytest.mark.parametrize("given", [1.5, True, ["a"], {"a": 1}])
def test_id_that_is_neither_text_nor_a_whole_number_is_an_error(write, given):
    found, code = outcome(write("firms.jsonl", GOOD | {"id": given}))

    assert (found, code) == ([(None, {"where": "id", "message": "must be text or a whole number."})], 1)


def test_errors_stay_in_order_across_batches(write, monkeypatch):
    monkeypatch.setattr("programs.situations.BATCH", 2)
    documents = [(GOOD if number % 2 else bad(mode="huge")) | {"id": number} for number in range(7)]

    found, code = outcome(write("firms.jsonl", *documents))

    assert ([(name, error is None) for name, error in found], code) == ([(n, bool(n % 2)) for n in range(7)], 1)
