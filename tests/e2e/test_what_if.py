"""Would this change if ...? An answer is announced where it is asked for, and so is that there is none."""

import pytest
from factories import a_revision, answers
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
FAILED = "This could not be worked out now. Check your connection and try again."


def try_without_money(page: Page) -> None:
    page.get_by_label("Money for each person").select_option("none")
    page.get_by_role("button", name="See what would change").click()


@pytest.fixture(params=["result", "what_if"])
def tried(request, journey, page) -> Page:
    """A page on which something can be tried."""
    journey.open(request.param, a_revision(responses=answers(2)).submission.link)
    if request.param == "result":
        page.get_by_text("Try another budget, time or language").click()
    return page


def test_answer_comes_into_the_status_that_was_there(tried):
    status = tried.locator("#what-if-answer").element_handle()

    try_without_money(tried)

    expect(tried.get_by_role("status").get_by_role("heading", name="What would change")).to_be_visible()
    expect(tried.get_by_text(FAILED)).to_be_hidden()
    assert status.evaluate("element => element.isConnected")


@pytest.mark.parametrize("status", [None, 429, 500])
def test_try_that_fails_says_so_and_the_next_one_works(tried, watch, status):
    for complaint in ("ERR_FAILED", "htmx:", "429", "500"):
        watch.excuse(complaint)
    tried.route("**/what-if?**", lambda route: route.fulfill(status=status) if status else route.abort())
    try_without_money(tried)
    expect(tried.get_by_role("alert").filter(has_text=FAILED)).to_be_visible()

    tried.unroute_all()
    try_without_money(tried)

    expect(tried.get_by_role("heading", name="What would change")).to_be_visible()
    expect(tried.get_by_text(FAILED)).to_be_hidden()


def test_form_of_a_page_that_is_too_old_says_what_to_choose(tried, watch):
    watch.excuse("422")
    tried.locator("option[value=none]").first.evaluate("option => { option.value = 'gone'; }")

    tried.get_by_label("Money for each person").select_option("gone")
    tried.get_by_role("button", name="See what would change").click()

    expect(tried.get_by_role("status").filter(has_text="Choose from the lists above, then try again.")).to_be_visible()
    expect(tried.get_by_text(FAILED)).to_be_hidden()
