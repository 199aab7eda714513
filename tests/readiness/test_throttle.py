from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from faults.servers import free_port

from readiness import throttle
from readiness.throttle import client_address, is_too_often


@pytest.fixture(autouse=True)
def limits(settings):
    settings.LIMITS = {"try": (2, timedelta(minutes=15)), "mail": (1, timedelta(hours=1))}


def from_(address: str, **headers: str):
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


def test_tries_up_to_the_limit_are_not_too_often():
    assert [is_too_often(from_("203.0.113.1"), "try") for _try in range(4)] == [False, False, True, True]


def test_tries_are_counted_per_client_and_action():
    for _try in range(3):
        is_too_often(from_("203.0.113.1"), "try")

    assert not is_too_often(from_("203.0.113.2"), "try")
    assert not is_too_often(from_("203.0.113.1"), "mail")


def test_tries_are_forgotten_after_the_period(monkeypatch):
    kept = {}
    monkeypatch.setattr(cache, "add", lambda key, value, timeout: kept.setdefault(key, timeout))
    monkeypatch.setattr(throttle.cache, "incr", lambda key: 1)

    is_too_often(from_("203.0.113.1"), "try")

    assert list(kept.values()) == [15 * 60]


def test_tries_whose_count_ran_out_meanwhile_are_not_too_often(monkeypatch):
    def ran_out(key):
        raise ValueError(key)

    monkeypatch.setattr(throttle.cache, "incr", ran_out)

    assert not is_too_often(from_("203.0.113.1"), "try")


def test_wait_is_told_and_grows_less(monkeypatch):
    now = 1_000_000.0
    monkeypatch.setattr(throttle.time, "time", lambda: now)
    waits = []

    for at in (0, 0, 0, 600, 899.5):
        now = 1_000_000.0 + at
        request = from_("203.0.113.1")
        is_too_often(request, "try")
        waits.append(request.seconds_to_wait)

    assert waits == [0, 0, 900, 300, 1]


def test_tries_are_counted_in_this_process_while_the_shared_cache_is_away(settings):
    location = f"redis://127.0.0.1:{free_port()}/0"  # where nothing listens
    settings.CACHES = {"default": {"BACKEND": "readiness.steady_cache.SteadyCache", "LOCATION": location}}

    assert [is_too_often(from_("203.0.113.1"), "try") for _try in range(3)] == [False, False, True]


def test_client_address_is_not_what_a_client_claims():
    assert client_address(from_("203.0.113.1", **{"x-forwarded-for": "198.51.100.7"})) == "203.0.113.1"


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("10.9.8.7, 198.51.100.7", "198.51.100.7"),
        ("", "203.0.113.1"),
    ],
)
def test_client_address_behind_a_proxy_is_what_the_proxy_added_last(settings, forwarded, address):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert client_address(from_("203.0.113.1", **{"x-forwarded-for": forwarded})) == address
