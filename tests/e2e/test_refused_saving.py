"""What somebody types while the site takes nothing any more: the page says so, and the text stays."""

import pytest
from django.conf import settings
from e2e.signing_in import come_with
from factories.asked import a_review_with_questions
from factories.reviewing import in_hand
from factories.seconds import make_second
from playwright.sync_api import Page, expect

from readiness.models import Review, SecondReview
from readiness.models.review import Status
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.browser
ELSEWHERE = "Status Error Code 200"
"""What htmx tells the console of an answer that came from another address."""


def take_back(review: Review) -> None:
    review.clarifications.update(ended_at=review.asked_back_at)
    move(review, Status.IN_REVIEW, verb="take back questions", by=review.assignee, asked_back_at=None)


def sign_out(page: Page) -> None:
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


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
    with page.expect_event("dialog", lambda dialog: dialog.type == "beforeunload") as asked:
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
    assert asked.value.type == "beforeunload"
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_review_of_somebody_who_was_signed_out_says_so_and_keeps_the_text(journey, page, watch):
    watch.excuse(ELSEWHERE)
    review = in_hand(by=come_with(journey, "advisor"))
    journey.open("review", review.pk)
    page.get_by_role("textbox", name="Note to the firm").fill("Restore a backup once.")
    sign_out(page)

    page.get_by_role("button", name="Save the note").click()

    expect(page.get_by_role("alert").filter(has_text="Not saved")).to_be_visible()
    expect(page.get_by_role("textbox", name="Note to the firm")).to_have_value("Restore a backup once.")
    assert page.evaluate("localStorage.length") == 1
