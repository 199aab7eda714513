"""A connection that drops while somebody answers."""

import pytest
from factories import a_submission
from playwright.sync_api import Page, Route, expect

from readiness.models import Submission

pytestmark = pytest.mark.browser


@pytest.fixture
def breaking(page: Page, watch):
    """Break the line for whatever is sent: no answer at all, or one from a proxy that cannot reach the site."""
    for complaint in ("ERR_FAILED", "htmx:", "status of 503", "Status Error Code 503", "429"):
        watch.excuse(complaint)

    def broken(*, status: int | None = None) -> None:
        def handle(route: Route) -> None:
            if route.request.method != "POST":
                route.continue_()
            elif status:
                route.fulfill(status=status)
            else:
                route.abort()

        page.route("**/check/**", handle)

    return broken


@pytest.mark.parametrize("status", [None, 503, 429])
def test_answer_given_while_the_line_is_down_is_kept_when_it_is_back(journey, page, breaking, status):
    journey.open("part", a_submission().link, "str")
    journey.answer_and_wait("STR1", 2)
    breaking(status=status)
    journey.answer("STR2", 4)
    journey.answer("STR3", "unknown")

    expect(page.get_by_text("Not saved yet, trying again")).to_be_visible()
    assert journey.submission.responses == {"STR1": 2}

    page.unroute_all()
    expect(page.locator("#saved .saved__done")).to_be_visible()
    assert journey.submission.responses == {"STR1": 2, "STR2": 4, "STR3": "unknown"}
    assert journey.is_chosen("STR2", 4)


def test_fact_given_while_the_line_is_down_is_kept_when_it_is_back(journey, page, breaking):
    journey.open("firm", a_submission(profile={}).link)
    breaking()
    journey.answer("headcount", "25-49")

    expect(page.get_by_text("Not saved yet, trying again")).to_be_visible()

    page.unroute_all()
    expect(page.locator("#saved .saved__done")).to_be_visible()
    assert journey.submission.profile == {"headcount": "25-49"}


def test_button_carries_what_could_not_be_saved_yet(journey, page, breaking):
    journey.open("part", a_submission().link, "str")
    breaking()
    journey.answer("STR1", 4)
    expect(page.get_by_text("Not saved yet, trying again")).to_be_visible()

    page.unroute_all()
    journey.press("Save and continue")

    expect(page.locator("#strip")).to_contain_text("Part 2 of 7")
    assert journey.submission.responses == {"STR1": 4}


def test_save_page_does_not_claim_what_is_not_so(journey, page, breaking):
    journey.open("part", a_submission().link, "str")
    breaking()
    journey.answer("STR1", 4)
    expect(page.get_by_text("Not saved yet, trying again")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.dismiss())  # "Leave this page?" would be one good answer
    page.get_by_role("navigation", name="Saving").get_by_role("link").click(no_wait_after=True)
    page.wait_for_timeout(1000)

    claim = page.get_by_role("heading", name="Everything is saved").is_visible()
    assert (claim, Submission.objects.get().responses) in [(False, {}), (True, {"STR1": 4})]
