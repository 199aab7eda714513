"""Somebody is signed in, as after the sign-in page and the second factor."""

from django.conf import settings
from django.test import Client
from e2e.journey import Journey
from factories.reviews import make_staff

from readiness.models import User


def come_as(journey: Journey, person: User) -> User:
    """Give the browser a session of this person."""
    client, name = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(person)
    cookie = {"name": name, "value": client.cookies[name].value, "url": journey.address}
    journey.page.context.add_cookies([cookie])
    return person


def come_with(journey: Journey, *roles: str) -> User:
    """Give the browser a session of somebody new with these roles."""
    return come_as(journey, make_staff(*roles))
