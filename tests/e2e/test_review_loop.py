"""A review from the firm to an advisor and back, with everything that either of them does on the way."""

import pytest
from e2e import review_loop as loop
from e2e.browsing import LAPTOP, PHONE
from e2e.journey import Journey

from readiness.models import Review

pytestmark = pytest.mark.browser
SCREENS = (LAPTOP, PHONE._replace(javascript=False))


@pytest.fixture
def advisor(visitor, screen, address) -> Journey:
    """Somebody else, in a browser of their own."""
    return Journey(visitor(screen), address)


@pytest.mark.parametrize("screen", SCREENS, indirect=True, ids=str)
def test_review_goes_from_the_firm_to_an_advisor_and_back(journey, advisor, screenshot):
    loop.fill_in_a_quick_check(journey)
    loop.ask_for_a_review(journey)
    loop.take_it(advisor)
    loop.ask_back(advisor)
    screenshot(advisor.page, "1-asked-back")
    loop.reply(journey)
    loop.find_the_reply(advisor)
    loop.judge(advisor)
    step = loop.keep_the_first_step(advisor)
    screenshot(advisor.page, "2-judged")
    loop.write_and_finish(advisor)
    loop.read_what_was_found(journey)
    loop.book(journey, step)

    screenshot(journey.page, "3-booked")
    review = Review.objects.get()
    assert (review.status, review.revision.level) == ("done", 2)
    assert review.conclusions.get().revision.level == 3
