from dataclasses import replace

import pytest

from readiness.core.wording import Wording, differences, in_order

from .firms import EDITION, SEED

ENGLISH = EDITION.words("en")
ONE_OF_EACH = {
    "levels": "4",
    "dimensions": "GOV",
    "questions": "TEC4",
    "not_applicable": "VAL4",
    "gates": "G3",
    "targets": "small",
    "traits": "regulated",
    "sections": "goals",
}


def with_words(**changes: object) -> Wording:
    """English with some parts added to or, where None, without a code."""
    parts = {}
    for part, words in changes.items():
        merged = {**getattr(ENGLISH, part), **words}
        parts[part] = {code: value for code, value in merged.items() if value is not None}
    return replace(ENGLISH, **parts)


def test_differences_of_english_are_none() -> None:
    assert differences(SEED, ENGLISH) == []


@pytest.mark.parametrize(("part", "code"), ONE_OF_EACH.items())
def test_differences_name_a_code_without_words(part: str, code: str) -> None:
    key = int(code) if part == "levels" else code

    assert differences(SEED, with_words(**{part: {key: None}})) == [((part,), f"has no words for {code}.")]


@pytest.mark.parametrize("part", ONE_OF_EACH)
def test_differences_name_words_without_a_code(part: str) -> None:
    code = 6 if part == "levels" else "ZZZ"
    words = with_words(**{part: {code: "x"}})

    assert differences(SEED, words) == [((part, str(code)), "is not in the questionnaire.")]


def test_differences_name_a_fact_without_words_once() -> None:
    assert differences(SEED, with_words(profile={"union": None})) == [(("profile",), "has no words for union.")]


def test_differences_name_words_of_a_fact_that_is_not_asked() -> None:
    words = with_words(profile={"colour": replace(ENGLISH.profile["union"], text="Colour?")})

    assert differences(SEED, words) == [(("profile", "colour"), "is not in the questionnaire.")]


def test_differences_compare_the_values_of_each_fact() -> None:
    union = replace(ENGLISH.profile["union"], values={"yes": "Yes", "maybe": "Maybe", "unknown": "Not sure"})

    assert differences(SEED, with_words(profile={"union": union})) == [
        (("profile", "union", "values"), "has no words for no."),
        (("profile", "union", "values", "maybe"), "is not in the questionnaire."),
    ]


def test_differences_are_sorted_missing_first() -> None:
    words = with_words(gates={"G5": None, "G2": None, "G9": "x", "G8": "x"})

    assert differences(SEED, words) == [
        (("gates",), "has no words for G2."),
        (("gates",), "has no words for G5."),
        (("gates", "G8"), "is not in the questionnaire."),
        (("gates", "G9"), "is not in the questionnaire."),
    ]


def shuffled(words: dict) -> dict:
    """The order in which PostgreSQL gives keys back: short ones first."""
    return dict(sorted(words.items(), key=lambda item: (len(str(item[0])), str(item[0]))))


def test_words_come_in_the_order_of_the_questionnaire_whatever_order_they_were_stored_in() -> None:
    profile = {code: replace(facts, values=shuffled(facts.values)) for code, facts in ENGLISH.profile.items()}
    parts = {part: shuffled(getattr(ENGLISH, part)) for part in ("levels", "questions", "dimensions")}
    stored = replace(ENGLISH, profile=shuffled(profile), **parts)

    found = in_order(SEED, stored)

    assert list(stored.profile["ai_tools"].values) != list(SEED.profile_keys["ai_tools"].values)
    assert {code: list(facts.values) for code, facts in found.profile.items()} == {
        code: list(key.values) for code, key in SEED.profile_keys.items()
    }
    assert (list(found.questions), list(found.profile)) == (list(SEED.position), list(SEED.profile_keys))
    assert (list(found.dimensions), list(found.levels)) == (list(ENGLISH.dimensions), [1, 2, 3, 4, 5])
