"""An advisor works on a review in a browser: by keyboard, over a connection that drops, in two tabs."""

import pytest
from django.urls import reverse
from e2e.browsing import LAPTOP, PHONE
from e2e.journey import Journey
from e2e.keyboard import tab_until
from e2e.signing_in import come_as
from factories import answers
from factories.reviewing import in_hand
from playwright.sync_api import Page, expect

from readiness.models import Review, Verdict

pytestmark = pytest.mark.browser
screens = pytest.mark.parametrize("screen", [LAPTOP, PHONE], ids=str, indirect=True)
OFFLINE = "ERR_INTERNET_DISCONNECTED"
REASON = "A mail of the contractor."


@pytest.fixture
def review(journey: Journey) -> Review:
    """In the hands of who sits at the browser."""
    found = in_hand(responses=answers(3, TEC4="unknown"), firm={"name": "Merbau Foods (sample)"})
    come_as(journey, found.assignee)
    return found


def at(journey: Journey, review: Review, question: str = "") -> Page:
    query = f"?open={question}#{question.lower()}" if question else ""
    journey.page.goto(journey.address + reverse("review", args=[review.pk]) + query)
    return journey.page


def choose(page: Page, question: str, level: str) -> None:
    page.locator(f"#{question} label", has=page.locator(f"[name='response'][value='{level}']")).click()


@screens
def test_answer_is_judged_by_keyboard_alone_and_the_focus_stays_with_it(journey, review):
    page = at(journey, review)
    page.locator("#tec4").get_by_role("link", name="Judge or ask TEC4").focus()

    page.keyboard.press("Enter")
    expect(page.locator("#tec4")).to_be_focused()
    tab_until(page, type="radio")  # the level that the firm chose
    for _step in range(2):
        page.keyboard.press("ArrowLeft")
    tab_until(page, id="id_tec4_reason")
    page.keyboard.type(REASON)
    tab_until(page, text="Save")
    page.keyboard.press("Enter")

    expect(page.locator("#tec4").get_by_role("link", name="Change or ask TEC4")).to_be_focused()
    expect(page.locator("#level .compare")).to_contain_text("3")
    assert Verdict.objects.values_list("question", "response", "reason").get() == ("TEC4", 4, REASON)


@screens
def test_what_was_typed_survives_a_dropped_connection_and_a_reload(journey, review, watch):
    watch.excuse(OFFLINE)
    watch.excuse("htmx:")
    page = at(journey, review, "TEC4")
    page.locator("#id_tec4_reason").fill(REASON)

    page.context.set_offline(True)
    page.locator("#tec4").get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert").filter(has_text="Not saved")).to_be_visible()
    page.context.set_offline(False)
    page.reload()

    expect(page.locator("#id_tec4_reason")).to_have_value(REASON)
    expect(page.get_by_text("What you typed earlier and had not saved is back.")).to_be_visible()
    choose(page, "tec4", "3")
    page.locator("#tec4").get_by_role("button", name="Save").click()
    expect(page.locator("#tec4")).to_contain_text("Changed to level 3.")
    assert page.evaluate("localStorage.length") == 0


@screens
def test_second_tab_sees_both_versions_and_loses_nothing(journey, review, watch):
    watch.excuse("409")
    first = at(journey, review, "STR2")
    second = first.context.new_page()
    second.goto(first.url)
    for page, level, reason in ((first, "2", "Tab one."), (second, "4", "Tab two.")):
        choose(page, "str2", level)
        page.locator("#id_str2_reason").fill(reason)
        page.locator("#str2").get_by_role("button", name="Save").click()
        expect(page.locator("#str2")).to_contain_text("Changed to level 2.")

    expect(second.locator("#str2 #errors")).to_contain_text("Saved meanwhile: level 2, declared. Tab one.")
    expect(second.locator("#str2 #errors")).to_be_focused()
    expect(second.locator("#id_str2_reason")).to_have_value("Tab two.")
    second.get_by_role("button", name="Save mine instead").click()
    expect(second.locator("#str2")).to_contain_text("Changed to level 4.")


@screens
def test_half_made_verdict_stays_while_a_question_is_kept(journey, review):
    page = at(journey, review, "STR1")
    page.locator("#id_str1_reason").fill("Half a")

    page.locator("#id_str1_ask_text").fill("Who is it?")
    page.get_by_role("button", name="Keep the question").click()

    expect(page.get_by_text("Kept, not sent yet.")).to_be_visible()
    expect(page.locator("#id_str1_reason")).to_have_value("Half a")
    expect(page.get_by_role("button", name="Send 1 question to the firm")).to_be_visible()


@pytest.mark.parametrize("screen", [PHONE._replace(javascript=False)], ids=str, indirect=True)
def test_everything_is_done_without_javascript(journey, review, watch):
    watch.excuse("422")
    page = at(journey, review)

    page.locator("#str1").get_by_role("button", name="Agree STR1").click()
    page.locator("#tec4").get_by_role("link", name="Judge or ask TEC4").click()
    choose(page, "tec4", "3")
    page.locator("#tec4").get_by_role("button", name="Save").click()
    expect(page.locator("#errors")).to_contain_text("Not saved yet.")
    page.locator("#id_tec4_reason").fill(REASON)
    page.locator("#tec4").get_by_role("button", name="Save").click()

    expect(page.locator("#tec4")).to_contain_text("Changed to level 3.")
    assert sorted(Verdict.objects.values_list("question", "response")) == [("STR1", None), ("TEC4", 3)]
