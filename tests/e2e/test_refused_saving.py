"""What somebody types while the site takes nothing any more: the page says so, and the text stays."""

import pytest
from factories.asked import a_review_with_questions
from playwright.sync_api import expect

from readiness.models import Review
from readiness.models.review import Status
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.browser


def take_back(review: Review) -> None:
    review.clarifications.update(ended_at=review.asked_back_at)
    move(review, Status.IN_REVIEW, verb="take back questions", by=review.assignee, asked_back_at=None)


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
