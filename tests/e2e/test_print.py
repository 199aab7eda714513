"""A result printed from the browser: everything to read, also what is folded on the screen, and nothing to press."""

import pytest
from factories import a_revision, answers
from papers import opened, says

pytestmark = pytest.mark.browser


def test_printed_result_has_all_to_read_and_nothing_to_press(journey, page):
    journey.open("result", a_revision(responses=answers(3, TEC4=1), firm={"name": "Tan Trading"}).submission.link)
    folded = page.locator("details:not([open])", has_text="More detail for the curious").locator("> div")
    assert not folded.is_visible()

    page.emulate_media(media="print")

    assert folded.is_visible()
    pressable = page.locator("button, input:not([type=hidden]), select, textarea, .btn, nav, footer")
    assert [each.inner_text() for each in pressable.all() if each.is_visible()] == []


def test_printed_pages_are_a4_and_say_level_reasons_plan_and_receipt(journey, page):
    journey.open("result", a_revision(responses=answers(3, TEC4=1), firm={"name": "Tan Trading"}).submission.link)

    printed = page.pdf(prefer_css_page_size=True)

    width, height = opened(printed).pages[0].mediabox[2:]
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
    text = says(printed)
    told = (
        "Tan Trading",
        "2 Exploring",
        "What holds you back",
        "Position 49 of 100",
        "Cyber Essentials mark",
        "Anyone can recompute",
    )
    assert [each for each in told if each not in text] == []
