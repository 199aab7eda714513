"""Somebody of staff signs in for the first time, adds a passkey, and comes in with it; an owner finds the checks."""

import time

import pytest
from e2e.account_places import OWNER, a_saved_check, ask_for_code, give_password
from e2e.browsing import LAPTOP, PHONE
from factories.reviews import make_staff
from factories.signing import app_code, with_password
from playwright.sync_api import expect

from readiness.models import User

pytestmark = pytest.mark.browser


def set_up_an_app(journey) -> None:
    key = journey.page.locator("#key").inner_text().replace(" ", "")
    journey.page.get_by_label("Six digits").fill(app_code(key))
    journey.press("Set it up")
    journey.follow("I have kept them; go on")


@pytest.mark.parametrize("screen", [LAPTOP, PHONE._replace(javascript=False)], ids=str, indirect=True)
def test_first_sign_in_leads_through_the_second_factor_to_the_workbench(journey):
    person = with_password(make_staff("catalogue editor"))
    User.objects.filter(pk=person.pk).update(is_staff=True)

    give_password(journey, person)
    set_up_an_app(journey)

    expect(journey.page.get_by_role("navigation", name="Workbench").get_by_text("Draft")).to_be_visible()


def slowly(route) -> None:
    time.sleep(1)
    route.continue_()


def test_passkey_lets_in_where_the_app_did(journey, address):
    """On localhost, for no browser keeps a passkey for an address of numbers; and scripts come late there."""
    journey.page.route("**/mfa/js/*.js", slowly)
    there = journey.__class__(journey.page, address.replace("127.0.0.1", "localhost"))
    person = with_password(make_staff("catalogue editor"))
    browser = journey.page.context.new_cdp_session(journey.page)
    browser.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "hasResidentKey": True}})
    give_password(there, person)
    there.follow("Use a passkey or a security key instead")
    there.press("Add it")
    there.follow("I have kept them; go on")

    there.open("account_logout")
    there.page.get_by_role("main").get_by_role("button", name="Sign out").click()
    give_password(there, person)
    there.press("Use a passkey instead")

    expect(there.page.get_by_role("navigation", name="Workbench").get_by_text("Draft")).to_be_visible()


@pytest.mark.parametrize("screen", [PHONE, PHONE._replace(javascript=False)], ids=str, indirect=True)
def test_owner_sees_the_checks_with_a_mailed_code_and_starts_another(journey):
    a_saved_check()

    code = ask_for_code(journey)
    journey.page.get_by_label("The code from the mail").fill(code.lower())
    journey.press("See my checks")
    expect(journey.page.get_by_text(OWNER)).to_be_visible()
    expect(journey.page.get_by_role("heading", name="Tan Bakery (sample)")).to_be_visible()
    journey.press("Start a new check of this firm")

    expect(journey.page.get_by_role("link", name="Save")).to_be_visible()
