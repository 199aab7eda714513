"""Counting tries per client: codes cannot be guessed, mails not be poured out, costly pages not be stormed."""

import math
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def is_too_often(request: HttpRequest, action: str) -> bool:
    """Count one try and say whether the client is past the limit of LIMITS[action].

    If so, the request knows how long to wait; the page of the refusal tells it.
    """
    wait = _seconds_to_wait(request, action)
    request.seconds_to_wait = wait  # type: ignore[attr-defined]
    return wait > 0


def _seconds_to_wait(request: HttpRequest, action: str) -> int:
    most, period = settings.LIMITS[action]
    seconds, now = period.total_seconds(), time.time()
    key = f"tries:{action}:{client_address(request)}"
    if cache.add(key, 0, timeout=seconds):
        cache.set(f"{key}:until", now + seconds, timeout=seconds)
    try:
        if cache.incr(key) <= most:
            return 0
    except ValueError:  # ran out between the two calls
        return 0
    until: float = cache.get(f"{key}:until", now + seconds)
    return max(1, math.ceil(until - now))


def client_address(request: HttpRequest) -> str:
    """Return the address of the client, as the proxy states it where there is one."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
