"""Bars: as wide as their share, with attributes only."""

from fractions import Fraction

import pytest
from django.template import Context, Template
from pages import attributes, elements, parsed

from readiness.templatetags.charts import SHADES, bar


def widths(*given):
    return [(piece.x, piece.width) for piece in bar(*given)["pieces"]]


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ((10, 5, "on"), [("0%", "50%")]),
        ((10, 5, "on", 3, "late", 2, "rest"), [("0%", "50%"), ("50%", "30%"), ("80%", "20%")]),
        ((10, 5, "on", 0, "late", 2, "rest"), [("0%", "50%"), ("50%", "20%")]),
        ((3, 1, "on"), [("0%", "33.33%")]),
        ((Fraction(1), Fraction(1, 4), "on"), [("0%", "25%")]),
        ((10, 0, "on"), []),
        ((0, 0, "on"), []),
    ],
)
def test_bar_is_as_wide_as_its_share(given, drawn):
    assert widths(*given) == drawn


def test_bar_wants_a_kind_for_each_value():
    with pytest.raises(ValueError, match="zip"):
        bar(10, 5)


def test_kinds_differ_by_more_than_colour():
    assert len({(shade, fill) for shade, fill in SHADES.values()}) == len(SHADES)


def test_bar_is_drawn_without_style_and_hidden_from_screen_readers():
    page = parse("{% load charts %}{% bar 4 3 'on' 1 'late' %}")

    (drawn,) = elements(page, class_="d-block")
    assert attributes(drawn)["aria-hidden"] == "true"
    assert [attributes(each)["width"] for each in elements(page, y="1")] == ["75%", "25%"]
    assert not any("style" in attributes(each) for each in elements(page))


def parse(source):
    from django.test.html import parse_html  # noqa: PLC0415

    return parsed(parse_html(Template(source).render(Context())))
