"""Send one request to the site and look at what came of it; whatever it does is undone."""

from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from access.world import World
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, TestCase
from fuzz.requests import Sent
from fuzz.state import Writes, fullness


@dataclass(frozen=True)
class Came:
    """writes: tables written to and not undone. failed: what the jobs that it asked for ended with."""

    status: int
    response: HttpResponse
    body: bytes
    writes: set[str]
    is_as_full: bool
    failed: str = ""


def send(world: World, sent: Sent) -> Came:
    client = _client(world, sent)
    writes, before = Writes(), fullness()
    with transaction.atomic():
        with TestCase.captureOnCommitCallbacks() as jobs, connection.execute_wrapper(writes):
            response = client.generic(sent.method, sent.path, sent.body, sent.content_type, **_extra(sent))
            body = b"".join(response.streaming_content) if response.streaming else response.content
        came = Came(response.status_code, response, body, writes.tables, before == fullness(), _failed(jobs))
        transaction.set_rollback(True)
    return came


def _failed(jobs: list[Any]) -> str:
    """Do what was asked for, and return how it broke."""
    for job in jobs:
        try:
            job()
        except Exception as error:  # noqa: BLE001  # any is a finding
            return repr(error)
    return ""


def _extra(sent: Sent) -> dict[str, Any]:
    query = sent.query.encode("utf-8", "surrogatepass").decode("latin-1")
    return {"QUERY_STRING": query, **sent.headers}


def _client(world: World, sent: Sent) -> Client:
    """Somebody's browser, not yet limited, with the cookies that go with the request."""
    cache.clear()
    BROWSER.handler.enforce_csrf_checks = sent.checks_csrf
    BROWSER.cookies = SimpleCookie(_signed_in(world, sent.role))
    for name, value in sent.cookies.items():
        BROWSER.cookies[name if name != "csrf" else settings.CSRF_COOKIE_NAME] = value
    return BROWSER


BROWSER = Client(raise_request_exception=False)
"""One for all: a new one would build the whole site anew."""
SESSIONS: dict[tuple[str, str], str] = {}


def _signed_in(world: World, role: str) -> str:
    """Return the cookie of a person, who signs in once a test and stays so, since all that is done is undone."""
    key = (world.token, role)
    if key not in SESSIONS:
        SESSIONS[key] = world.client(role).cookies.output(attrs=[], header="", sep=";")
    return SESSIONS[key]
