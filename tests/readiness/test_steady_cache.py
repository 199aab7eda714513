"""A cache whose Redis is away."""

import pytest
from django.core.cache import caches
from faults.servers import free_port

from readiness.steady_cache import SteadyCache


@pytest.fixture
def away(settings) -> SteadyCache:
    """A cache on a port where nothing listens."""
    location = f"redis://127.0.0.1:{free_port()}/0"
    settings.CACHES = {"default": {"BACKEND": "readiness.steady_cache.SteadyCache", "LOCATION": location}}
    cache = caches["default"]
    yield cache
    cache.own.clear()


def test_counts_go_on_while_redis_is_away(away):
    assert away.add("tries", 0, timeout=60)

    assert [away.incr("tries") for _try in range(3)] == [1, 2, 3]
    assert not away.add("tries", 0)


def test_values_are_remembered_and_forgotten_while_redis_is_away(away):
    away.set("one", 1)
    away.set_many({"two": 2, "three": 3})
    away.delete("one")

    assert away.get_many(["one", "two", "three"]) == {"two": 2, "three": 3}
    assert away.get_or_set("four", 4) == 4
    assert ("two" in away, "one" in away) == (True, False)


def test_redis_that_did_not_answer_is_asked_again_only_after_a_pause(away, caplog):
    away.get("one")
    away.get("one")
    said = len(caplog.records)
    away.away_until = 0
    away.get("one")

    assert (said, len(caplog.records)) == (1, 2)
