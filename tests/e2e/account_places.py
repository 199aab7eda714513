"""Pages of signing in and of one's own account. Importing this adds them to the places."""

import re

from django.core import mail
from e2e.journey import Journey, until
from e2e.places import place
from e2e.signing_in import come_as
from factories import a_revision
from factories.reviews import make_review, make_staff
from factories.signing import PASSWORD, app_code, with_app, with_password

from readiness.models import Submission, User

OWNER = "owner@example.test"


def give_password(journey: Journey, person: User, password: str = PASSWORD) -> None:
    journey.open("account_login")
    journey.page.get_by_label("Your e-mail address").fill(person.email)
    journey.page.get_by_label("Password", exact=True).fill(password)
    journey.press("Sign in")


def give_code(journey: Journey, key: str) -> None:
    journey.page.get_by_label("Six digits").fill(app_code(key))
    journey.press("Sign in")
    journey.page.wait_for_url("**/workbench/**")


def come_in(journey: Journey, role: str = "administrator") -> User:
    """Somebody who has set up an app and has just signed in."""
    person = with_password(make_staff(role))
    User.objects.filter(pk=person.pk).update(is_staff=True)
    with_app(person)
    return come_as(journey, person)


def ask_for_code(journey: Journey) -> str:
    journey.open("my")
    journey.page.get_by_label("Your e-mail address").fill(OWNER)
    journey.press("Mail me a code")
    until(journey.page, lambda: bool(mail.outbox))
    return re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[-1].body, re.MULTILINE)[0]


def a_saved_check() -> Submission:
    submission = a_revision(firm={"name": "Tan Bakery (sample)"}).submission
    Submission.objects.filter(pk=submission.pk).update(contact_email=OWNER)
    return submission


@place
def sign_in(journey: Journey) -> None:
    journey.open("account_login")


@place
def sign_in_with_a_wrong_password(journey: Journey) -> None:
    give_password(journey, with_password(make_staff("advisor")), "wrong")


@place
def second_factor_to_set_up(journey: Journey) -> None:
    give_password(journey, with_password(make_staff("advisor")))
    journey.page.wait_for_url("**/second-factor/app**")


@place
def second_factor_to_give(journey: Journey) -> None:
    person = with_password(make_staff("advisor"))
    with_app(person)
    give_password(journey, person)


@place
def second_factor(journey: Journey) -> None:
    come_in(journey)
    journey.open("mfa_index")


@place
def passkey_to_add(journey: Journey) -> None:
    come_in(journey)
    journey.open("mfa_add_webauthn")


@place
def recovery_codes_to_renew(journey: Journey) -> None:
    come_in(journey)
    journey.open("mfa_generate_recovery_codes")


@place
def own_account(journey: Journey) -> None:
    come_in(journey)
    journey.open("account")


@place
def own_password(journey: Journey) -> None:
    come_in(journey)
    journey.open("account_change_password")


@place
def own_sessions(journey: Journey) -> None:
    come_in(journey)
    journey.open("usersessions_list")


@place
def forgotten_password(journey: Journey) -> None:
    journey.open("account_reset_password")


@place
def my_checks_asked_for(journey: Journey) -> None:
    a_saved_check()
    ask_for_code(journey)


@place
def my_checks(journey: Journey) -> None:
    review = make_review(previous=a_saved_check())
    Submission.objects.filter(pk=review.pk).update(contact_email=OWNER)
    code = ask_for_code(journey)
    journey.page.get_by_label("The code from the mail").fill(code)
    journey.press("See my checks")
    journey.page.wait_for_url("**/my")
