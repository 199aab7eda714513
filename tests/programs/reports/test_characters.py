"""Any script: shown if there is a font for it, told in words if not, and never boxes or code."""

import pytest
import typst
from factories import a_revision
from papers import opened, says

from programs.reports import characters, typesetting
from programs.reports.characters import printable
from programs.reports.report import Form, report
from programs.reports.typesetting import can_show

CHINESE, TAMIL, MALAY = "新加坡榴槤有限公司", "எங்களிடம் திட்டம் இல்லை", "Kami belum ada rancangan"
NOWHERE = "\U000f0000"
"""Set aside for private use: no font has it."""


@pytest.fixture(autouse=True)
def nothing_learnt(monkeypatch):
    monkeypatch.setattr(characters, "_SHOWN", dict(characters._SHOWN))


@pytest.mark.parametrize("text", [CHINESE, TAMIL, MALAY, "“é” – ’ … S$ → 粗 汉 漢"])
def test_scripts_of_singapore_are_printed_as_they_are(text):
    assert can_show(text)
    assert printable(text) == text


def test_packages_have_the_scripts_of_singapore_whatever_the_system_has(monkeypatch):
    fonts = typst.Fonts(
        include_system_fonts=False,
        font_paths=[folder for name in typesetting.FONTS for folder in typesetting._folders(name)],
    )
    monkeypatch.setattr(typesetting, "_compiler", lambda: typst.Compiler(font_paths=fonts))

    assert [can_show(text) for text in (CHINESE, TAMIL, MALAY, NOWHERE)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (f"a {NOWHERE} b", "a [1 character that cannot be printed] b"),
        (f"{NOWHERE * 3}新", "[3 characters that cannot be printed]新"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\ud800", "\ufffd"),
        ("a]^-\\b", "a]^-\\b"),
    ],
)
def test_what_no_font_has_is_told_in_words(given, printed):
    assert printable(given) == printed


def test_characters_are_told_wherever_they_are():
    given = {"name": NOWHERE, "list": ["x", {"deep": NOWHERE}], "number": 3, "nothing": None}

    told = "[1 character that cannot be printed]"
    assert printable(given) == {"name": told, "list": ["x", {"deep": told}], "number": 3, "nothing": None}


def test_many_unknown_characters_are_told_apart_from_known_ones():
    text = "".join(chr(0xF0000 + place) for place in range(40)) + CHINESE

    assert printable(text) == f"[40 characters that cannot be printed]{CHINESE}"


def test_more_unknown_characters_than_can_be_tried_are_told_in_words_and_cost_little(monkeypatch):
    tried = []
    monkeypatch.setattr(characters, "can_show", lambda text: tried.append(text) or can_show(text))
    text = "".join(chr(0xF0000 + place) for place in range(5000))

    assert printable(text) == "[5000 characters that cannot be printed]"
    assert len(tried) == characters.MOST_TRIALS


def test_long_words_may_break_and_addresses_stay_whole():
    assert printable("x" * 60) == "\u200b".join(("x" * 28, "x" * 28, "x" * 4))
    address = "https://example.test/" + "x" * 60
    assert printable({"url": address, "note": address})["url"] == address
    assert "\u200b" in printable({"url": address, "note": address})["note"]


@pytest.mark.django_db
@pytest.mark.parametrize("form", Form)
def test_report_shows_the_names_and_notes_of_a_firm_in_its_scripts(catalogue, form):
    revision = a_revision(firm={"name": f"{CHINESE} Kedai Kopi"})
    revision.submission.notes = {"STR1": f"{TAMIL} {MALAY} {NOWHERE}"}

    text = says(report(revision, form))

    assert CHINESE in text
    if form == Form.FULL:
        assert MALAY in text
        assert "[1 character that cannot be printed]" in text
        assert {"Noto Sans Tamil", "Noto Sans SC"} <= fonts(report(revision, form))


def fonts(pdf):
    names = {
        font.get_object()["/BaseFont"] for page in opened(pdf).pages for font in page["/Resources"]["/Font"].values()
    }
    return {
        family
        for family in ("Noto Sans Tamil", "Noto Sans SC")
        if any(family.replace(" ", "") in name for name in names)
    }


HOSTILE = [
    '#panic("out")',
    '#read("/etc/passwd")',
    "$ x $ *bold* _it_ `raw` <label> @ref",
    '"] #let d = 3 [',
    "= Heading\n== Another\n- item\n+ item\n/ term: x",
    "\\u{41} \\# // comment /* comment */",
    '{"a": "b"} ${x} {{ x }} {% x %}',
]


@pytest.mark.django_db
@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_firm_writes_is_text_and_never_code(catalogue, hostile):
    revision = a_revision(firm={"name": hostile[:120]})
    revision.submission.notes = {"STR1": hostile}

    pdf = report(revision, Form.FULL)

    written = " ".join(hostile.split())
    assert says(pdf).count(written) == 2 + len(opened(pdf).pages), "title, note and the foot of each page"
    assert opened(pdf).metadata.title == f"AI readiness: {hostile[:120]}"
