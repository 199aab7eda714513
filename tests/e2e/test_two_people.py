"""Two people answer at once: nobody's answer is lost, and the second to speak hears of it."""

import pytest
from e2e.browsing import LAPTOP
from e2e.journey import Journey
from factories import a_submission
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def colleague(visitor, address) -> Journey:
    """A second person with the same link, at another computer."""
    return Journey(visitor(LAPTOP), address)


def test_two_people_lose_no_answer_and_the_second_is_told(journey, page, colleague):
    submission = a_submission()
    journey.open("part", submission.link, "str")
    colleague.open("part", submission.link, "str")
    journey.answer_and_wait("STR1", 2)

    colleague.answer_and_wait("STR2", 4)

    news = colleague.page.get_by_role("status").filter(has_text="Meanwhile somebody else answered")
    expect(news).to_contain_text("Their answer is kept.")
    assert colleague.is_chosen("STR1", 2)
    page.reload()
    assert journey.is_chosen("STR2", 4)
    assert journey.submission.responses == {"STR1": 2, "STR2": 4}


def test_two_people_on_one_question_the_later_answer_stands(journey, colleague):
    submission = a_submission()
    journey.open("part", submission.link, "str")
    colleague.open("part", submission.link, "str")
    journey.answer_and_wait("STR1", 2)

    colleague.answer_and_wait("STR1", 5)

    expect(colleague.page.locator("#news")).to_contain_text("Your later answer stands.")
    assert journey.submission.responses == {"STR1": 5}
