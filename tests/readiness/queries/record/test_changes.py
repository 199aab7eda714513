import pytest

from readiness.queries.record.changes import Change, in_words, people_in


@pytest.fixture
def wording(edition):
    return edition.words()


@pytest.mark.parametrize(
    ("field", "pair", "told"),
    [
        ("STR1", [None, 2], Change("STR1", "", "level 2")),
        ("STR1", [2, "unknown"], Change("STR1", "level 2", "not known")),
        ("note_STR1", ["", "We have a plan"], Change("STR1, in the firm’s words", "", "We have a plan")),
        ("status", ["waiting", "in_review"], Change("status", "new", "in review")),
        ("mode", ["quick", "full"], Change("kind of check", "quick check", "full check")),
        ("assignee", [None, 7], Change("whose it is", "", "Nadia")),
        ("assignee", [7, 8], Change("whose it is", "Nadia", "#8")),
        ("revision", [0, 1], Change("result number", "0", "1")),
        ("shared", [None, True], Change("shared", "", "yes")),
        ("somewhere", ["a", ["b", "c"]], Change("somewhere", "a", "b, c")),
        (
            "factors",
            [["totp", "recovery_codes"], []],
            Change("second factors", "authenticator app, recovery codes", ""),
        ),
        ("factors", [None, "webauthn"], Change("second factors", "", "passkey")),
        ("somewhere", [{}, {"a": 1}], Change("somewhere", "{}", '{"a": 1}')),
        ("somewhere", "not a pair", Change("somewhere", "", "not a pair")),
        ("plan.aws", [None, "pin"], Change("plan: aws", "", "keep in the plan")),
        ("plan.aws", ["replace qwen", None], Change("plan: aws", "replace qwen", "")),
        ("uptake.aws", [None, "booked 2026-11-20"], Change("step of the plan: aws", "", "booked 2026-11-20")),
        ("name", [None, None], Change("name of the firm", "", "", is_told=False)),
        ("uen", ["00192200M", "53000001X"], Change("UEN", "", "", is_told=False)),
    ],
)
def test_in_words_says_from_what_to_what(wording, field, pair, told):
    assert in_words({field: pair}, {7: "Nadia"}, wording) == (told,)


def test_in_words_names_facts_and_their_values_as_the_page_does(wording):
    (change,) = in_words({"sector": ["retail", "wholesale"]}, {}, wording)

    words = wording.profile["sector"]
    assert change == Change(words.short, words.values["retail"], words.values["wholesale"])


def test_in_words_tells_several_goals(wording):
    (change,) = in_words({"goals": [[], ["documents", "translation"]]}, {}, wording)

    values = wording.profile["goals"].values
    assert change.new == f"{values['documents']}, {values.get('translation', 'translation')}"


def test_name_that_is_not_of_a_firm_is_told():
    assert in_words({"name": ["Old", "New"]}, {}, None) == (Change("name", "Old", "New"),)


def test_people_in_finds_those_who_had_it_and_get_it():
    assert people_in({"assignee": [7, None], "by": [None, 8], "revision": [1, 2]}) == {7, 8}


@pytest.mark.parametrize(("letters", "is_long"), [(40, False), (41, True)])
def test_change_is_long_past_eighty_letters(letters, is_long):
    assert Change("what", "x" * 40, "x" * letters).is_long is is_long
