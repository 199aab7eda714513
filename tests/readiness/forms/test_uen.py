"""The company number: a wrong shape is refused, the rest only warned about. Source: singapore facts, section 2."""

import pytest

from readiness.forms.profile import ProfileForm

SHAPE = "This is not the shape of a UEN. It has 9 or 10 letters and numbers, such as 00192200M."
LETTER = "The last letter does not fit this UEN. Please check it; you can go on."
KIND = "We do not know this kind of UEN. Please check it; you can go on."


@pytest.fixture
def checked(edition):
    """Return (number as it would be stored, error, warning) of what somebody typed."""

    def check(typed: str) -> tuple[str | None, str, str]:
        form = ProfileForm(edition.questionnaire, edition.words(), {"uen": typed})
        form.is_valid()
        return form.cleaned_data.get("uen"), " ".join(form.errors.get("uen", [])), str(form.uen_warning)

    return check


@pytest.mark.parametrize("number", ["00192200M", "197401143C", "S16FC0121D", "T01FC6132D"])
def test_uen_that_is_right_is_stored(checked, number):
    assert checked(number) == (number, "", "")


@pytest.mark.parametrize(
    "typed", ["s16fc0121d", " S16FC0121D ", "S16 FC 0121 D", "S16-FC-0121-D", "s16\u00a0fc0121d", "S16FC\t0121D"]
)
def test_uen_is_stored_without_spaces_and_hyphens_in_capitals(checked, typed):
    assert checked(typed) == ("S16FC0121D", "", "")


@pytest.mark.parametrize("typed", ["", " ", "-", " - "])
def test_uen_may_be_left_empty(checked, typed):
    assert checked(typed) == ("", "", "")


@pytest.mark.parametrize("number", ["00192200A", "197401143A", "S16FC0121A"])
def test_uen_with_another_check_letter_is_warned_about_only(checked, number):
    assert checked(number) == (number, "", LETTER)


@pytest.mark.parametrize("number", ["S16ZZ0121D", "T20QQ1234A", "T99LL0001A"])
def test_uen_of_an_unknown_kind_or_a_year_to_come_is_warned_about_only(checked, number):
    assert checked(number) == (number, "", KIND)


@pytest.mark.parametrize(
    "typed",
    [
        "123456",
        "00192200",
        "001922000",
        "1974011430",
        "19740114CC",
        "299901143C",
        "A16FC0121D",
        "S1XFC0121D",
        "S16ZZ012AD",
        "S16FC012AD",
        "S16FC01211",
        "00192200MM0",
        "S16FC0121D1",
        "ABCDEFGHI",
        "ABCDEFGHIJ",
        "S1234567D",
        "150012345C",
        "00192200é",
    ],
)
def test_uen_of_another_shape_is_refused(checked, typed):
    assert checked(typed) == (None, SHAPE, "")


def test_uen_in_wide_digits_is_never_stored_as_typed(checked):
    stored, _error, _warning = checked("\uff10\uff10192200M")

    assert stored in (None, "00192200M")


def test_uen_that_is_much_too_long_is_refused(checked):
    stored, error, _warning = checked("0" * 21)

    assert (stored, error) == (None, "Ensure this value has at most 20 characters (it has 21).")
