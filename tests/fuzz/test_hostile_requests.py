"""Hostile requests to every address: no page breaks, none shows its insides, and a refused request changes nothing.

FUZZ_REQUESTS says how many in all: 1,000 unless told, 20,000 for the long run.
"""

import math
import os
from collections import Counter
from collections.abc import Iterator
from zlib import crc32

import pytest
from access.addresses import addresses, filled
from access.table import allowed
from access.world import World, standing
from django.conf import settings as django_settings
from fuzz.asked_for import Asked
from fuzz.requests import Sent, sent
from fuzz.sending import SESSIONS, Came, send
from hypothesis import HealthCheck, Phase, given, seed, settings

pytestmark = pytest.mark.django_db
ADDRESSES = addresses()
REQUESTS = int(os.environ.get("FUZZ_REQUESTS", "1000"))
EACH = math.ceil(REQUESTS / len(ADDRESSES))
INSIDES = (b"Traceback (most recent", b'File "/', b".py&quot;, line", b"django.db.", bytes(django_settings.BASE_DIR))
KEEPS_WHAT_IS_RIGHT = {"firm": {422}, "part": {422}, "questions": {422, 409}}
"""Pages of many answers keep the right ones and say which are not."""
UNCOUNTED = {"django_session", "usersessions_usersession"}
"""What a browser is remembered by; it says nothing of what the site knows."""
ANY = tuple(HealthCheck)
SENT: Counter[int] = Counter()


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, edition) -> Iterator[World]:
    with django_db_blocker.unblock(), standing(edition) as built:
        yield built


@pytest.fixture(autouse=True)
def nobody_signed_in() -> None:
    """Sessions are gone with the test that they were made in."""
    SESSIONS.clear()


@pytest.fixture
def asked(world, django_db_blocker, memory) -> Asked:
    """The forms of every page, opened by whoever may; looked for once."""
    if not memory:
        found = Asked()
        with django_db_blocker.unblock():
            for name, route in ADDRESSES:
                _open(world, name, filled(route, world.arguments(name)), found)
        memory.append(found)
    return memory[0]


@pytest.fixture(scope="module")
def memory() -> list[Asked]:
    return []


def _open(world: World, name: str, path: str, found: Asked) -> None:
    for role in sorted(allowed(name)):
        came = send(world, Sent(role=role, method="GET", path=path))
        if came.status == 200 and came.response["Content-Type"].startswith("text/html"):
            found.read(path, came.body.decode())
            return


@pytest.mark.parametrize(("name", "route"), ADDRESSES)
def test_hostile_requests_break_nothing_and_change_nothing(world, asked, django_db_blocker, name, route):
    arguments = world.arguments(name)
    path = filled(route, arguments)
    fields = asked.paths.get(path) or asked.everything()

    @seed(crc32(route.encode()))
    @settings(max_examples=EACH, database=None, deadline=None, suppress_health_check=ANY, phases=[Phase.generate])
    @given(sent(route, arguments, dict(fields), allowed(name)))
    def try_one(request: Sent) -> None:
        came = send(world, request)
        SENT[came.status] += 1
        assert faults(name, came) == [], repr(request)

    with django_db_blocker.unblock():
        try_one()


def faults(name: str, came: Came) -> list[str]:
    told = []
    if came.status >= 500:
        told.append(f"answers {came.status}: {getattr(came.response, 'exc_info', ('', ''))[1]!r}")
    if came.failed:
        told.append(f"leaves a job that fails: {came.failed}")
    if any(inside in came.body for inside in INSIDES):
        told.append("shows its insides")
    if "Content-Security-Policy" not in came.response:
        told.append("has no content security policy")
    if 400 <= came.status < 500 and came.status not in KEEPS_WHAT_IS_RIGHT.get(name, ()):
        told += [f"refused with {came.status}, and wrote to {table}" for table in came.writes - UNCOUNTED]
        told += [] if came.is_as_full else [f"refused with {came.status}, and left a row"]
    return told


def test_as_many_requests_were_sent_as_were_asked_for(record_property):
    told = dict(sorted(SENT.items()))
    record_property("requests", sum(SENT.values()))
    print(f"\n{sum(SENT.values()):,} hostile requests to {len(ADDRESSES)} addresses; answers by status: {told}")  # noqa: T201

    assert sum(SENT.values()) >= REQUESTS or len(SENT) == 0


def test_person_who_signed_in_stays_so(world, django_db_blocker):
    request = Sent(role="auditor", method="GET", path="/workbench/record")

    with django_db_blocker.unblock():
        assert [send(world, request).status for _time in range(2)] == [200, 200]
