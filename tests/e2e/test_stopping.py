"""Text is kept when somebody stops writing, and an answer that comes late takes nothing of what was written since."""

import pytest
from e2e.browsing import PHONE
from e2e.journey import until
from factories import a_submission
from factories.asked import a_review_with_questions
from playwright.sync_api import Page, Route, expect

from readiness.models import Clarification, Submission
from readiness.services.reviews.answering import keep_clarifications
from readiness.services.submissions import save_answers

pytestmark = pytest.mark.browser


class SlowLine:
    """A line on which the site hears at once, and the page hears of it only when the answers are let through."""

    def __init__(self, page: Page) -> None:
        self.page, self.held, self.is_slow = page, [], True
        page.route("**/check/**", self._hold)

    def _hold(self, route: Route) -> None:
        if self.is_slow and "hx-request" in route.request.headers:
            self.held.append((route, route.fetch()))
        else:
            route.continue_()

    def wait(self) -> None:
        until(self.page, lambda: self.held != [])

    def let_through(self) -> None:
        self.is_slow = False
        for route, response in self.held:
            route.fulfill(response=response)


def notes() -> dict[str, str]:
    return Submission.objects.get().notes


def write_on(page: Page, box: str, text: str) -> None:
    page.locator(box).press("End")
    page.locator(box).press_sequentially(text)


def test_reply_is_kept_without_leaving_its_box(journey, page):
    review = a_review_with_questions("TEC4")
    journey.open("questions", review.submission.link)

    page.get_by_label("Your reply").press_sequentially("Our IT firm")

    expect(page.locator("#saved .saved__done")).to_be_visible()
    assert Clarification.objects.get().answer == "Our IT firm"
    expect(page.get_by_label("Your reply")).to_be_focused()
    expect(page.get_by_text("kept when you leave a box or stop writing")).to_be_visible()


@pytest.mark.parametrize("screen", [PHONE._replace(javascript=False)], ids=str, indirect=True)
def test_page_promises_no_more_than_it_does_without_javascript(journey, page):
    journey.open("questions", a_review_with_questions("TEC4").submission.link)

    expect(page.get_by_text("kept when you leave a box or stop writing")).to_be_hidden()
    page.get_by_label("Your reply").fill("Our IT firm")
    journey.press("Save for later")

    expect(page.locator("#news")).to_contain_text("Saved.")
    assert Clarification.objects.get().answer == "Our IT firm"


def test_what_somebody_else_wrote_stays_told_while_one_goes_on_writing(journey, page):
    review = a_review_with_questions("TEC4")
    journey.open("questions", review.submission.link)
    keep_clarifications(submission=review.submission, shown={}, given={"note_TEC4": "Theirs."}, by=None)
    page.get_by_label("Your reply").press_sequentially("Mine")
    expect(page.locator("#news")).to_contain_text("“Theirs.” Your later text stands.")

    page.get_by_label("Your reply").press_sequentially(", later.")

    until(page, lambda: Clarification.objects.get().answer == "Mine, later.")
    journey.hear("note_TEC4", "Mine, later.")
    expect(page.locator("#news")).to_contain_text("“Theirs.” Your later text stands.")


def test_note_is_kept_without_leaving_its_box(journey, page):
    journey.open("part", a_submission().link, "str")
    page.locator("#place-str1 summary").last.click()

    page.locator("#id_note_STR1").press_sequentially("Our Ms Lim")

    journey.hear("note_STR1", "Our Ms Lim")
    assert notes() == {"STR1": "Our Ms Lim"}
    expect(page.locator("#id_note_STR1")).to_be_focused()


@pytest.mark.parametrize("end", [", since May", "\b" * 4])
def test_late_answer_that_draws_a_question_anew_takes_nothing_of_what_was_written_since(journey, page, end):
    submission = a_submission(responses={"note_STR1": "Our Ms Lim"})
    journey.open("part", submission.link, "str")
    save_answers(submission=submission, shown={}, given={"STR1": 4}, by=None)
    line = SlowLine(page)
    write_on(page, "#id_note_STR1", " may")
    line.wait()
    for key in end:
        page.keyboard.press("Backspace" if key == "\b" else key)
    written = page.locator("#id_note_STR1").input_value()
    line.let_through()

    expect(page.locator("#news")).to_contain_text("Meanwhile somebody else answered")
    assert journey.is_chosen("STR1", 4)
    expect(page.locator("#id_note_STR1")).to_have_value(written)
    expect(page.locator("#id_note_STR1")).to_be_focused()
    journey.hear("note_STR1", written)
    assert notes() == {"STR1": written}


def test_late_answer_that_draws_a_part_anew_takes_no_answer_that_was_given_since(journey, page):
    journey.open("part", a_submission(responses={"VAL2": 1}).link, "val")
    line = SlowLine(page)
    journey.answer("VAL2", 2)
    line.wait()
    journey.answer("VAL3", 4)
    line.let_through()

    journey.hear("VAL3", 4)
    assert journey.is_chosen("VAL3", 4)
    assert journey.submission.responses == {"VAL2": 2, "VAL3": 4}
