"""A second result: after a changed answer, after the rest of the questions, or in a later check."""

import pytest
from factories import PROFILE, a_revision, answers
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LEVEL_2, LEVEL_3 = "Level 2 of 5: Exploring", "Level 3 of 5: Practising"


def test_changed_answer_gives_a_second_result_beside_the_first(journey, page):
    journey.open("result", a_revision(responses=answers(3, TEC4=1)).submission.link)
    assert journey.level() == LEVEL_2
    page.locator("#holds a").first.click()
    journey.answer_and_wait("TEC4", 3)
    journey.open("result", journey.submission.link)
    expect(page.get_by_text("Answers were changed after this result.")).to_be_visible()
    journey.follow("Check them and get a new result")
    journey.press("Get my result")

    assert journey.level() == LEVEL_3
    expect(page.locator("header .caption")).to_contain_text("result no. 2")
    overall = page.get_by_role("row", name="Overall level").get_by_role("cell")
    assert overall.all_inner_texts() == ["2", "3"]
    expect(page.locator("#before summary")).to_have_text("1 answer differs")


def test_quick_check_goes_on_as_a_full_one_without_retyping(journey, page):
    journey.start("quick")
    journey.describe_firm()
    journey.answer_all(answers())
    assert len(journey.submission.responses) == 21
    journey.press("Get my result")
    page.wait_for_url("**/result")
    journey.press("Continue with the full check")

    for _part in range(7):
        if page.url.endswith("/answers"):
            break
        for code in journey.questions():
            if code not in journey.submission.responses:
                journey.answer(code, 3)
            assert journey.is_chosen(code, 3)
        journey.press("Save and continue")
        page.wait_for_load_state()
    journey.press("Get my result")

    assert journey.level() == LEVEL_3
    assert journey.submission.responses == answers()
    expect(page.get_by_text("One of the two was a quick check")).to_be_visible()


def test_new_check_of_the_firm_is_laid_beside_the_first(journey, page):
    first = a_revision(responses=answers(3, TEC4=1), firm={"name": "Tan Trading"})
    journey.open("result", first.submission.link)
    journey.press("Start a new check of this firm")
    expect(page.locator("#strip")).to_contain_text("Part 1 of 7")
    assert journey.submission.pk != first.submission.pk
    assert journey.submission.profile == PROFILE
    journey.answer_all(answers())
    journey.press("Get my result")

    assert journey.level() == LEVEL_3
    expect(page.locator("header .caption")).to_contain_text("Tan Trading")
    overall = page.get_by_role("row", name="Overall level").get_by_role("cell")
    assert overall.all_inner_texts() == ["2", "3"]
    journey.open("result", first.submission.link)
    assert journey.level() == LEVEL_2
