"""What somebody types while the site takes nothing any more: the page says so, and the text stays."""

import pytest
from django.conf import settings
from e2e.browsing import LAPTOP, PHONE
from e2e.signing_in import come_as, come_with
from factories import a_submission
from factories.asked import a_review_with_questions
from factories.reviewing import in_hand
from factories.seconds import make_second
from playwright.sync_api import Page, expect

from readiness.models import Review, SecondReview
from readiness.models.review import Status
from readiness.services.links import renew_link
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.browser
ELSEWHERE = "Status Error Code 200"
"""What htmx tells the console of an answer that came from another address."""


def take_back(review: Review) -> None:
    review.clarifications.update(ended_at=review.asked_back_at)
    move(review, Status.IN_REVIEW, verb="take back questions", by=review.assignee, asked_back_at=None)


def sign_out(page: Page) -> None:
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def asks_before_leaving(page: Page) -> bool:
    """Load the page anew, and say whether the browser asked first."""
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    return asked == ["beforeunload"]


def test_reply_to_questions_that_were_taken_back_stays_and_is_said_not_to_be_saved(journey, page, watch):
    watch.excuse("409")
    review = a_review_with_questions("TEC4")
    journey.open("questions", review.submission.link)
    take_back(review)

    page.get_by_label("Your reply").fill("Our IT firm does.")
    page.get_by_label("Your reply").blur()

    expect(page.locator("#saved")).to_have_text("Not saved: see why")
    expect(page.locator("#news")).to_contain_text("no question is open any more")
    expect(page.get_by_label("Your reply")).to_have_value("Our IT firm does.")


@pytest.mark.parametrize("name", ["part", "firm", "questions"])
@pytest.mark.parametrize("screen", [PHONE, LAPTOP], ids=str, indirect=True)
def test_page_whose_link_was_renewed_says_what_to_do_and_warns_whoever_leaves(journey, page, watch, name):
    watch.excuse("404")
    submission = a_review_with_questions("TEC4").submission if name == "questions" else a_submission()
    journey.open(name, submission.link, *(["str"] if name == "part" else []))
    renew_link(submission=submission, by=None)

    page.locator("form[hx-post] :is(label.option, textarea):visible").first.click()
    page.keyboard.type("x")
    page.keyboard.press("Tab")

    expect(page.locator("#saved .saved__refused")).to_be_visible()
    expect(page.locator("#saved")).to_contain_text("Copy what you typed, then open your newest link.")
    expect(page.get_by_text("Not saved yet, trying again")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert asks_before_leaving(page)


def test_page_that_is_too_old_says_what_to_do(journey, page, watch):
    watch.excuse("403")
    journey.open("part", a_submission().link, "str")
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)

    journey.answer("STR1", 4)

    expect(page.get_by_text("or the page is too old.")).to_be_visible()
    assert asks_before_leaving(page)
    assert journey.submission.responses == {}


def test_second_look_of_somebody_who_was_signed_out_says_that_nothing_is_kept_any_more(journey, page, watch):
    watch.excuse(ELSEWHERE)
    second = make_second(by=come_with(journey, "advisor"))
    journey.open("second_review", second.pk)
    journey.answer("TEC4", 2)
    expect(page.locator("#saved")).to_contain_text("1 of 35 answered · kept")
    sign_out(page)

    journey.answer("STR1", 4)

    expect(page.get_by_text("Not saved: you are signed out, or this page is too old.")).to_be_visible()
    expect(page.locator("#saved .saved__done")).to_be_hidden()
    assert journey.is_chosen("STR1", 4)
    assert SecondReview.objects.get().responses == {"TEC4": 2}
    assert asks_before_leaving(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_review_of_somebody_who_was_signed_out_says_so_and_keeps_the_text(journey, page, watch):
    watch.excuse(ELSEWHERE)
    review = in_hand(by=come_with(journey, "advisor"))
    journey.open("review", review.pk)
    note = page.get_by_role("textbox", name="Note to the firm")
    note.fill("Restore a backup once.")
    sign_out(page)
    journey.press("Save the note")
    expect(page.get_by_role("alert").filter(has_text="Reload this page, sign in if asked")).to_be_visible()
    expect(note).to_have_value("Restore a backup once.")
    come_as(journey, review.assignee)
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)  # signing in renews it

    page.reload()
    expect(note).to_have_value("Restore a backup once.")
    journey.press("Save the note")

    expect(page.locator("#note").get_by_role("status")).to_contain_text("Saved")
    assert Review.objects.get().note == "Restore a backup once."
