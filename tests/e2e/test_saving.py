"""Answers are kept as they are given, and the page says what they changed."""

import pytest
from e2e.journey import until
from factories import a_submission
from playwright.sync_api import Route, expect

pytestmark = pytest.mark.browser


def test_answers_are_kept_as_they_are_given(journey, page):
    journey.open("part", a_submission().link, "str")
    journey.answer_and_wait("STR1", 2)
    journey.answer_and_wait("STR3", "unknown")
    assert journey.submission.responses == {"STR1": 2, "STR3": "unknown"}
    expect(page.locator("#saved")).to_contain_text("Saved")
    expect(page.locator("#remaining")).to_contain_text("3 questions on this page are still open")
    after_the_swap = page.locator("#main").inner_text()

    page.reload()

    assert journey.is_chosen("STR1", 2)
    assert journey.is_chosen("STR3", "unknown")
    assert page.locator("#main").inner_text() == after_the_swap


def test_facts_are_kept_as_they_are_given(journey, page):
    journey.open("firm", a_submission(profile={}).link)
    journey.answer_and_wait("headcount", "25-49")
    journey.answer_and_wait("suppliers", "aws")
    journey.answer_and_wait("suppliers", "google")
    page.reload()

    assert journey.submission.profile == {"headcount": "25-49", "suppliers": ["aws", "google"]}
    assert journey.is_chosen("headcount", "25-49")
    assert journey.is_chosen("suppliers", "google")


def test_quick_changes_of_mind_keep_the_last(journey, page):
    journey.open("part", a_submission().link, "str")
    for value in (1, 4, 2, 5):
        journey.answer("STR1", value)
    journey.answer_and_wait("STR1", 3)

    assert journey.is_chosen("STR1", 3)
    assert journey.submission.responses == {"STR1": 3}


def test_going_on_while_an_answer_is_on_its_way_is_no_quarrel_with_oneself(journey, page):
    journey.open("part", a_submission().link, "str")
    stored = []

    def answer_late(route: Route) -> None:
        """As on a slow line: the site has the answer, the page has not heard of it yet."""
        stored.append(route.fetch()) if "hx-request" in route.request.headers else route.continue_()

    page.route("**/part/str", answer_late)
    journey.answer("STR1", 2)
    until(page, lambda: stored != [])
    journey.answer("STR1", 3)
    journey.press("Save and continue")

    expect(page.locator("#strip")).to_contain_text("Part 2 of 7")
    expect(page.locator("#news")).to_be_empty()
    assert journey.submission.responses == {"STR1": 3}


def test_what_is_given_after_sending_was_stopped_is_kept(journey, page, watch):
    watch.excuse("ERR_ABORTED")  # the browser's word for it
    journey.open("part", a_submission().link, "str")
    page.route("**/part/str", lambda it: it.continue_() if "hx-request" in it.request.headers else it.abort("aborted"))
    page.get_by_role("button", name="Save and continue").click(no_wait_after=True)

    journey.answer_and_wait("STR1", 2)

    assert journey.submission.responses == {"STR1": 2}


def test_i_do_not_know_shows_what_it_means(journey, page):
    journey.open("part", a_submission().link, "tec")
    note = page.locator("#place-tec4 .if-unknown")
    expect(note).to_be_hidden()

    journey.answer_and_wait("TEC4", "unknown")
    expect(note).to_contain_text("That is fine.")
    expect(note).to_be_visible()
    page.reload()
    expect(note).to_be_visible()

    journey.answer_and_wait("TEC4", 3)
    expect(note).to_be_hidden()


def test_question_opens_on_the_same_page_and_is_announced(journey, page):
    journey.open("part", a_submission(responses={"VAL2": 1}).link, "val")
    assert "VAL4" not in journey.questions()
    expect(page.locator("#val4")).to_contain_text("A question does not apply to you.")

    journey.answer_and_wait("VAL2", 2)

    assert journey.questions() == ["VAL1", "VAL2", "VAL3", "VAL4", "VAL5"]
    expect(page.get_by_role("status").filter(has_text="A question has opened")).to_be_visible()
    assert page.evaluate("document.activeElement.value") == "2"  # focus stays where the person is
    numbers = page.locator(".question__n").all_inner_texts()
    assert numbers == [f"Question {number} of 5" for number in range(1, 6)]
    journey.answer_and_wait("VAL4", 3)
    assert journey.submission.responses == {"VAL2": 2, "VAL4": 3}
