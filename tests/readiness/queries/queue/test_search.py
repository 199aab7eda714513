"""Looking for a firm by name or UEN."""

from urllib.parse import urlencode

import pytest
from factories.queued import asking, found, queued

pytestmark = pytest.mark.django_db
FIRMS = {
    "tan": ("Tan Ah Kow Trading", "53000001X"),
    "titan": ("TITAN Works", "199201624D"),
    "cafe": ("Café Étoile", ""),
    "tamil": ("கடை Store", ""),
    "half": ("50%_off \\ Shop", ""),
    "none": ("", ""),
}


@pytest.fixture
def firms(me) -> dict[int, str]:
    return {queued(firm=name, uen=uen).pk: key for key, (name, uen) in FIRMS.items()}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("tan", ["tan", "titan"]),
        ("TAN AH", ["tan"]),
        ("  tan   ah ", ["tan"]),
        ("ta", ["tan"]),
        ("T", ["tan", "titan"]),
        ("an", []),
        ("53000001x", ["tan"]),
        ("2016", ["titan"]),
        ("CAFÉ ÉT", ["cafe"]),
        ("கடை", ["tamil"]),
        ("%", []),
        ("50%", ["half"]),
        ("50%_off \\ s", ["half"]),
        ("5__", []),
        ("t%n", []),
        ("___", []),
        ("\\", []),
        ("nobody at all", []),
        ("", ["tan", "titan", "cafe", "tamil", "half", "none"]),
        ("' OR 1=1 --", []),
    ],
)
def test_text_finds_firms_whose_name_or_uen_has_it_and_short_text_those_that_begin_with_it(me, firms, text, keys):
    assert [firms[number] for number in found(urlencode({"q": text}), me)] == keys


def test_text_and_filter_both_hold(me):
    queued(firm="Tan Trading")
    mine = queued(firm="Tan Works", by=me)

    assert found("q=tan&assignee=me", me) == [mine.pk]


@pytest.mark.parametrize(("asked", "text"), [("a%00b", "ab"), ("x" * 300, "x" * 100), ("%ff%fe", "��")])
def test_text_that_no_firm_has_is_made_harmless(me, asked, text):
    assert asking(f"q={asked}").text == text
    assert found(f"q={asked}", me) == []


def test_text_is_not_looked_for_in_what_the_firm_took_back(me):
    queued(firm="Tan", status="withdrawn")

    assert found("q=tan&status=any", me) == []
