"""The lock-in of every programme, as the lock-in model's table has it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from matching_firms import CATALOGUE, with_number, with_values

from programs.core.lock_in import LockInWarning, band, lock_in, lock_ins, rounded

UNKNOWN = None
TABLE = {
    "alibaba-ntuc-sttgdc-qwen": ((3, 1, 2, 3, UNKNOWN, 3, 3, 3), (58.8, 68.8), ("high", "high")),
    "alibaba-imda-deb": (
        (3, 1, 2, 3, UNKNOWN, UNKNOWN, 3, UNKNOWN),
        (40.0, 75.0),
        ("not_enough_information", "not_enough_information"),
    ),
    "aws-skill-builder": ((1, 2, 2, 2, 2, 1, 2, 1), (40.0, 40.0), ("moderate", "moderate")),
    "aws-ai-practitioner": ((1, 2, 1, 0, 3, 1, 2, 0), (28.8, 28.8), ("moderate", "moderate")),
    "google-skills": ((1, 2, 2, 2, 2, 1, 2, 1), (40.0, 40.0), ("moderate", "moderate")),
    "google-genai-leader": ((2, 2, 1, 0, 3, 1, 2, 0), (32.5, 32.5), ("moderate", "moderate")),
    "microsoft-learn-ai901": ((1, 2, 2, 2, 2, 1, 2, 1), (40.0, 40.0), ("moderate", "moderate")),
    "ssg-microsoft-sme": ((2, 3, 3, 2, 2, UNKNOWN, 2, UNKNOWN), (43.8, 68.8), ("moderate", "high")),
    "imda-genai-digital-leaders": ((1, 2, 2, UNKNOWN, 1, 2, 1, 2), (33.8, 48.8), ("moderate", "moderate")),
    "imda-naiip-dlab": ((1, UNKNOWN, UNKNOWN, 0, 1, 0, 0, 1), (8.8, 33.8), ("low", "moderate")),
    "aisg-ai4e": ((0, 0, 0, 0, 1, 0, 0, 0), (2.5, 2.5), ("low", "low")),
    "ssg-ai-courses": ((1, UNKNOWN, 1, UNKNOWN, 1, 2, 1, 0), (20.0, 45.0), ("low", "moderate")),
    "ntuc-ai-ready-sg": ((0, 3, 1, UNKNOWN, 1, 2, 1, 0), (23.8, 38.8), ("low", "moderate")),
    "csa-cyber-essentials": ((0, 0, 0, 0, 0, 1, 0, 0), (3.8, 3.8), ("low", "low")),
}
"""Values of F1 to F8, the rounded range, and the bands of its low and high end."""
FUNDING = ("ntuc-ctc-grant", "ntuc-utap", "psg-ai-solutions", "ssg-sfec", "iras-eis-ai")
LOCK_INS = dict(zip(CATALOGUE.by_slug, lock_ins(CATALOGUE), strict=True))


def test_the_tables_name_all_nineteen_programmes():
    assert sorted((*TABLE, *FUNDING)) == sorted(CATALOGUE.by_slug)


@pytest.mark.parametrize("slug", TABLE)
def test_lock_in_is_that_of_the_table(slug):
    values, (low, high), (band_low, band_high) = TABLE[slug]
    found = LOCK_INS[slug]

    assert tuple(each.value for each in CATALOGUE.by_slug[slug].lock_in.values()) == values
    assert (rounded(found.low), rounded(found.high)) == (low, high)
    assert (found.band_low, found.band) == (band_low, band_high)


@pytest.mark.parametrize("slug", TABLE)
def test_every_factor_of_three_or_four_is_warned_of_and_two_is_a_note(slug):
    values = {f"F{number}": value for number, value in enumerate(TABLE[slug][0], start=1)}
    found = LOCK_INS[slug]

    assert found.warnings == tuple(LockInWarning(code, value) for code, value in values.items() if value in (3, 4))
    assert found.notes == tuple(LockInWarning(code, value) for code, value in values.items() if value == 2)


@pytest.mark.parametrize("slug", FUNDING)
def test_funding_has_no_score_no_band_and_no_warning_of_its_own(slug):
    found = LOCK_INS[slug]

    assert (found.low, found.high, found.band, found.band_low) == (None, None, "depends", "depends")
    assert (found.warnings, found.notes) == ((), ())


def test_funding_passes_on_the_factors_of_what_is_bought():
    passed = {
        slug: [code for code, each in CATALOGUE.by_slug[slug].lock_in.items() if each.passes] for slug in FUNDING
    }

    assert passed == {
        "ntuc-ctc-grant": ["F1", "F2", "F3", "F4"],
        "ntuc-utap": ["F1", "F2", "F3", "F4", "F5"],
        "psg-ai-solutions": [],
        "ssg-sfec": ["F1", "F2", "F3", "F4", "F5"],
        "iras-eis-ai": ["F1", "F2", "F3", "F4"],
    }


@pytest.mark.parametrize(
    ("score", "name"),
    [
        ("0", "low"),
        ("99/4", "low"),
        ("25", "moderate"),
        ("199/4", "moderate"),
        ("50", "high"),
        ("299/4", "high"),
        ("75", "very_high"),
        ("100", "very_high"),
    ],
)
def test_a_limit_belongs_to_the_band_above_it(score, name):
    assert band(CATALOGUE, Fraction(score)) == name


def test_the_weights_are_those_of_the_model_and_add_up_to_a_hundred():
    assert [factor.weight for factor in CATALOGUE.factors] == [15, 10, 15, 15, 10, 15, 10, 10]
    assert [factor.code for factor in CATALOGUE.factors if factor.is_choice] == ["F1", "F2", "F5"]


@pytest.mark.parametrize(
    ("unknown", "is_vague"), [(("F1", "F3"), False), (("F1", "F2", "F5"), True), (("F1", "F3", "F2"), True)]
)
def test_a_band_is_shown_until_more_than_thirty_of_the_weight_is_unknown(unknown, is_vague):
    program = with_values(CATALOGUE.by_slug["aws-skill-builder"], **dict.fromkeys(unknown))

    assert (lock_in(CATALOGUE, program).band == "not_enough_information") is is_vague


@pytest.mark.parametrize("slug", TABLE)
@pytest.mark.parametrize("code", [factor.code for factor in CATALOGUE.factors])
def test_an_unknown_factor_is_a_range_around_what_it_may_be(slug, code):
    program = CATALOGUE.by_slug[slug]
    weight = next(factor.weight for factor in CATALOGUE.factors if factor.code == code)

    unknown = lock_in(CATALOGUE, with_values(program, **{code: None}))

    for value in range(5):
        known = lock_in(CATALOGUE, with_values(program, **{code: value}))
        assert unknown.low <= known.low <= known.high <= unknown.high
        assert unknown.high - unknown.low == known.high - known.low + weight
    assert unknown.high > 0


def test_the_limits_are_numbers_of_the_catalogue():
    changed = with_number("band_moderate", 24, with_number("warn_from", 2))
    program = changed.by_slug["aws-skill-builder"]

    assert band(changed, Fraction(24)) == "moderate"
    assert {each.factor for each in lock_in(changed, program).warnings} == {"F2", "F3", "F4", "F5", "F7"}


@pytest.mark.parametrize(
    ("score", "shown"), [("275/4", 68.8), ("235/4", 58.8), ("40", 40.0), ("15/4", 3.8), ("1/20", 0.1), ("1/21", 0.0)]
)
def test_scores_are_shown_with_one_decimal_halves_up(score, shown):
    assert rounded(Fraction(score)) == shown


def test_the_order_of_the_factors_in_a_programme_does_not_matter():
    program = CATALOGUE.by_slug["ssg-microsoft-sme"]
    turned = replace(program, lock_in=dict(reversed(program.lock_in.items())))

    assert lock_in(CATALOGUE, turned) == lock_in(CATALOGUE, program)
