"""A cache that outlives its Redis: while that is away, each process remembers and counts for itself."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
PAUSE = 5
"""Seconds in which a Redis that did not answer is not asked again, so that pages do not wait for it."""


def _steady(name: str) -> Callable[..., Any]:
    def ask(self: "SteadyCache", *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= self.away_until:
            try:
                return getattr(super(SteadyCache, self), name)(*args, **kwargs)
            except RedisError as error:
                logger.warning("cache not reached (%s); this process remembers for itself", type(error).__name__)
                self.away_until = time.monotonic() + PAUSE
        return getattr(self.own, name)(*args, **kwargs)

    return ask


class SteadyCache(RedisCache):
    """Limits still hold while Redis is away, for each process by itself: neither is everybody shut out, nor let in."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.own = LocMemCache("while redis is away", {**params, "OPTIONS": {}})
        self.away_until = 0.0

    add = _steady("add")
    get = _steady("get")
    set = _steady("set")
    touch = _steady("touch")
    delete = _steady("delete")
    get_many = _steady("get_many")
    set_many = _steady("set_many")
    delete_many = _steady("delete_many")
    has_key = _steady("has_key")
    incr = _steady("incr")
    clear = _steady("clear")
