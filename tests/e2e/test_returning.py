"""Coming back: with the browser's own buttons, with the link, with the code."""

import pytest
from e2e.browsing import LAPTOP, PHONE
from e2e.journey import Journey
from factories import a_submission, answers
from playwright.sync_api import expect

from readiness.models import Revision

pytestmark = pytest.mark.browser
WITHOUT = PHONE._replace(javascript=False)
LEVEL_3 = "Level 3 of 5: Practising"


@pytest.mark.parametrize("screen", [PHONE, WITHOUT], indirect=True, ids=str)
def test_back_button_shows_what_was_answered(journey, page):
    journey.open("part", a_submission().link, "str")
    journey.answer("STR1", 2)
    journey.press("Save and continue")
    expect(page.locator("#strip")).to_contain_text("Part 2 of 7")

    page.go_back()

    expect(page.locator("#strip")).to_contain_text("Part 1 of 7")
    assert journey.is_chosen("STR1", 2)
    journey.answer("STR1", 5)
    journey.press("Save and continue")
    expect(page.locator("#strip")).to_contain_text("Part 2 of 7")
    assert journey.submission.responses == {"STR1": 5}


def test_back_from_the_result_then_forward_changes_nothing(journey, page):
    journey.open("answers", a_submission(responses=answers()).link)
    journey.press("Get my result")
    page.wait_for_url("**/result")
    page.go_back()
    expect(page).to_have_title("Check your answers - AI Readiness Check")
    page.go_forward()

    assert journey.level() == LEVEL_3
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("screen", [PHONE, WITHOUT], indirect=True, ids=str)
def test_reload_after_handing_in_changes_nothing(journey, page):
    journey.open("answers", a_submission(responses=answers()).link)
    journey.press("Get my result")
    page.wait_for_url("**/result")

    page.reload()

    assert journey.level() == LEVEL_3
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("screen", [PHONE, WITHOUT], indirect=True, ids=str)
def test_double_click_gives_one_result(journey, page):
    journey.open("answers", a_submission(responses=answers()).link)
    page.get_by_role("button", name="Get my result").dblclick()
    page.wait_for_url("**/result")

    assert journey.level() == LEVEL_3
    assert Revision.objects.count() == 1


def test_link_page_shows_link_code_and_picture_and_copies(journey, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    submission = a_submission()
    journey.open("part", submission.link, "str")
    page.get_by_role("navigation", name="Saving").get_by_role("link").click()
    link = f"{journey.address}/check/{submission.link}/"

    expect(page.get_by_role("textbox", name="Your link")).to_have_value(link)
    box = page.get_by_role("img", name="QR code of your link").locator("svg").bounding_box()
    assert min(box["width"], box["height"]) >= 120  # a phone reads it from another screen
    journey.press("Copy the link")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_code_opens_the_check_on_another_device_where_it_was_left(journey, page, visitor, address):
    journey.start()
    journey.describe_firm()
    journey.answer_part(answers())
    expect(page.locator("#strip")).to_contain_text("Part 2 of 7")
    page.get_by_role("navigation", name="Saving").get_by_role("link").click()
    code = page.locator("#code").inner_text()

    elsewhere = Journey(visitor(LAPTOP), address)
    elsewhere.open("landing")
    elsewhere.page.get_by_label("Your return code").fill(code.lower().replace("-", " "))
    elsewhere.press("Continue")

    expect(elsewhere.page.locator("#strip")).to_contain_text("Part 2 of 7")
    elsewhere.page.get_by_role("navigation", name="Parts of the check").get_by_role("link").first.click()
    expect(elsewhere.page.locator("#strip")).to_contain_text("Part 1 of 7")
    assert elsewhere.is_chosen("STR1", 3)
