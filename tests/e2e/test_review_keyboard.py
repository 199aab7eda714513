"""An advisor's whole part of a review without a mouse; the focus is seen at every stop and after every save."""

import re

import pytest
from e2e.browsing import LAPTOP, PHONE
from e2e.keyboard import FOCUS, look_again, tab_until
from e2e.review_loop import DECLARED, FOUND, GATES, NOTE, QUESTION, REPLY, WHY_KEPT
from e2e.signing_in import come_as, come_with
from factories.reviewing import in_hand
from factories.reviews import make_review
from playwright.sync_api import Page, expect

from readiness.models import Review
from readiness.services.reviews.answering import answer_clarifications

pytestmark = pytest.mark.browser
screens = pytest.mark.parametrize("screen", [LAPTOP, PHONE], ids=str, indirect=True)


@screens
def test_advisor_needs_no_mouse(journey, page):
    review = make_review(responses=DECLARED, firm={"name": "Merbau Foods (sample)"})
    come_with(journey, "advisor")
    journey.open("queue")

    go_on(page, "Take : Merbau Foods (sample)")
    ask_back(page)
    answer_clarifications(submission=review.submission, answers={"TEC4": (REPLY, None)}, by=None)
    page.reload()
    go_on(page, "I have read it")
    judge(page)
    keep_the_first_step(page)
    write_a_note(page)
    go_on(page, "Finish at level 3")

    expect(page.get_by_text("Finished. The firm gets a mail")).to_be_visible()
    assert Review.objects.get().conclusions.get().note == NOTE


@screens
def test_focus_is_seen_at_every_stop_while_much_is_missing(journey, page):
    review = in_hand(responses=DECLARED)
    come_as(journey, review.assignee)
    journey.open("review", review.pk)
    page.goto(page.url + "?open=TEC4")

    tab_until(page, watched=True, text="Finish at level 2")


def press(page: Page, text: str) -> None:
    """Tab to a button or link by what it says, seeing where one is at every stop, and press Enter."""
    tab_until(page, watched=True, text=text)
    page.keyboard.press("Enter")


def go_on(page: Page, text: str) -> None:
    """Press what leads to another page."""
    with page.expect_navigation():
        press(page, text)


def heard(page: Page, text: str) -> None:
    """The page has changed to say something, and whoever types knows where they are."""
    expect(page.get_by_text(text).first).to_be_visible()
    look_again(page)


def ask_back(page: Page) -> None:
    press(page, "Judge or ask TEC4")
    heard(page, "Ask the firm")
    tab_until(page, watched=True, id="id_tec4_ask_text")
    page.keyboard.type(QUESTION)
    press(page, "Keep the question")
    heard(page, "Kept, not sent yet.")
    assert page.evaluate(FOCUS)["text"] == "Keep the changed question"
    go_on(page, "Send 1 question to the firm")
    expect(page.get_by_text("Sent. The firm gets a mail")).to_be_visible()


def judge(page: Page) -> None:
    for question in GATES[:2]:
        agree(page, question)
    press(page, "Judge or ask TEC4")
    heard(page, "Level you find")
    tab_until(page, watched=True, name="response")
    for _step in range(3):  # from "not known", the last, to level 3
        page.keyboard.press("ArrowLeft")
    tab_until(page, watched=True, id="id_tec4_reason")
    page.keyboard.type(FOUND)
    press(page, "Save")
    heard(page, "Changed to level 3.")
    expect(page.locator("#level .compare__n").last).to_have_text("3")
    for question in GATES[2:]:
        agree(page, question)


def agree(page: Page, question: str) -> None:
    press(page, f"Agree {question}")
    expect(page.locator(f"#{question.lower()}")).to_contain_text("Agreed.")
    look_again(page)
    assert page.evaluate(FOCUS)["text"] == f"Change or ask {question}"


def keep_the_first_step(page: Page) -> None:
    step = page.get_by_role("link", name=re.compile("^Keep, replace or leave out")).first.inner_text()
    go_on(page, " ".join(step.split()))
    tab_until(page, watched=True, name="kind")
    page.keyboard.press("Space")
    tab_until(page, watched=True, name="reason")
    page.keyboard.type(WHY_KEPT)
    go_on(page, "Save and work the plan out anew")
    expect(page.locator("#plan")).to_contain_text(WHY_KEPT)


def write_a_note(page: Page) -> None:
    tab_until(page, watched=True, id="id_note_text")
    page.keyboard.type(NOTE)
    press(page, "Save the note")
    expect(page.locator("#note").get_by_role("status")).to_contain_text("Saved")
    look_again(page)
    assert page.evaluate(FOCUS)["text"] == "Save the note"
