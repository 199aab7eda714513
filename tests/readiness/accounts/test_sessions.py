"""A session begins anew at each sign-in, and ends at once when its person may no longer come in."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from factories.signing import give_password

from readiness.models import User

pytestmark = pytest.mark.django_db
NEW = "another horse battery staple"


def key(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def planted(client: Client) -> str:
    """A session that somebody else knows of, in the browser before its owner signs in."""
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return session.session_key


def test_session_known_before_the_sign_in_is_worth_nothing_after_it(client, advisor):
    before = planted(client)

    give_password(client, advisor)

    assert key(client) != before
    assert not Session.objects.filter(session_key=before).exists()


def test_session_is_another_after_the_second_person_signed_in(client, advisor):
    give_password(client, advisor)
    first = key(client)
    client.post(reverse("account_logout"))

    give_password(client, advisor)

    assert key(client) != first
    assert not Session.objects.filter(session_key=first).exists()


def test_person_who_is_switched_off_is_out_with_the_next_request(client, advisor):
    client.force_login(advisor)
    opened = client.get(reverse("account")).status_code

    User.objects.filter(pk=advisor.pk).update(is_active=False)

    assert (opened, client.get(reverse("account")).status_code) == (200, 302)


def test_password_that_was_changed_elsewhere_ends_the_session(client, advisor):
    client.force_login(advisor)
    opened = client.get(reverse("account")).status_code

    advisor.set_password(NEW)
    advisor.save(update_fields=["password"])

    assert (opened, client.get(reverse("account")).status_code) == (200, 302)


def test_session_ends_with_the_browser_and_after_half_a_day(client, advisor):
    give_password(client, advisor)

    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == ("", True, "Lax")
    assert settings.SESSION_COOKIE_AGE == 12 * 60 * 60
