"""An administrator changes a programme, tries it on the firms, publishes it, and takes it back."""

import pytest
from e2e.browsing import LAPTOP, PHONE
from e2e.workbench_places import sign_in
from factories import a_revision, answers
from playwright.sync_api import expect

from programs.models import CatalogueVersion, Program

pytestmark = pytest.mark.browser
SCREENS = (LAPTOP, PHONE._replace(javascript=False))


@pytest.mark.parametrize("screen", SCREENS, ids=str, indirect=True)
def test_change_is_previewed_published_seen_by_a_firm_and_restored(journey, screenshot):
    sign_in(journey)
    page, revision = journey.page, a_revision(responses=answers(2))
    planned = revision.recommendations.get().programs[0]
    program = Program.objects.get(slug=planned)

    journey.open("admin:programs_program_change", program.pk)
    page.get_by_label("From level").fill("5")
    page.get_by_label("To level").fill("5")
    page.get_by_role("button", name="Save", exact=True).first.click()
    journey.open("workbench")
    journey.press("Preview on every firm")
    expect(page.get_by_text("1 of 1 firms would get a different first programme.")).to_be_visible()
    screenshot(page, "preview")
    page.get_by_label("What should advisors know").fill("For leaders only.")
    journey.press("Publish the draft")
    expect(page.get_by_text("Catalogue no. 2 is in force.")).to_be_visible()

    journey.open("result", revision.submission.link)
    expect(page.get_by_text("The catalogue has changed since", exact=False)).to_be_visible()
    screenshot(page, "result")

    journey.open("workbench_version", 1)
    journey.press("Make this the draft")
    expect(page.get_by_text("The draft now says what catalogue 1 said.", exact=False)).to_be_visible()
    journey.press("Preview on every firm")
    page.get_by_label("What should advisors know").fill("As before.")
    journey.press("Publish the draft")
    expect(page.get_by_text("Catalogue no. 3 is in force.")).to_be_visible()
    assert CatalogueVersion.objects.first().substance == CatalogueVersion.objects.last().substance
