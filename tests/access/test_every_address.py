"""Every address of the site, tried by everybody: who gets in is a table, and an address without a row fails."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

import pytest
from access.addresses import addresses, filled
from access.table import ALLOWED, ROLES, allowed
from access.world import FIRM, World, standing
from django.db import transaction

pytestmark = pytest.mark.django_db
SIGN_IN = ("/sign-in/?", "/admin/login/?")
REFUSED = {403, 404}
WRITTEN = {"reason": "because", "text": "because", "note": "because", "version": "0", "minutes": "3"}
"""What the forms of a review need, so that none is refused for being empty before it is for who sent it."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, edition) -> Iterator[World]:
    """Made once: each request below is undone by itself."""
    with django_db_blocker.unblock(), standing(edition) as built:
        yield built


@pytest.mark.parametrize(("name", "route"), addresses())
def test_address_opens_for_whom_the_table_says(world, django_db_blocker, name, route):
    with django_db_blocker.unblock():
        opened = {role for role in ROLES if is_open(world, role, name, route)}

    assert opened == allowed(name)


@pytest.mark.parametrize(("name", "route"), [each for each in addresses() if "<str:token>" in each[1]])
def test_another_firms_link_shows_nothing_of_this_firm(world, django_db_blocker, name, route):
    with django_db_blocker.unblock():
        response = ask(world, "stranger", filled(route, world.arguments(name) | {"token": world.another}))

    assert FIRM not in response.content.decode(errors="replace")
    assert world.token not in response.headers.get("Location", "")


def test_table_has_no_row_without_an_address():
    names = {name for name, _route in addresses()}

    assert {row for row in ALLOWED if not any(fnmatchcase(name, row) for name in names)} == set()


def is_open(world: World, role: str, name: str, route: str) -> bool:
    response = ask(world, role, filled(route, world.arguments(name)))
    goes_to = response.headers.get("Location", "")
    return response.status_code not in REFUSED and not goes_to.startswith(SIGN_IN)


def ask(world: World, role: str, address: str):
    """Open a page, or send a form where there is nothing to open; whatever it does is undone."""
    client = world.client(role)
    client.raise_request_exception = False
    with transaction.atomic():
        response = client.get(address)
        if response.status_code == 405:
            response = client.post(address, WRITTEN)
        transaction.set_rollback(True)
    assert response.status_code < 500, f"{address} as {role}: {response.status_code}"
    return response
