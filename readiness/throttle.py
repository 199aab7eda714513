"""Counting tries per client, so that codes cannot be guessed and mails not be poured out."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def is_too_often(request: HttpRequest, action: str) -> bool:
    """Count one try and say whether the client is past the limit of LIMITS[action]."""
    most, period = settings.LIMITS[action]
    key = f"tries:{action}:{client_address(request)}"
    cache.add(key, 0, timeout=period.total_seconds())
    try:
        return cache.incr(key) > most
    except ValueError:  # ran out between the two calls
        return False


def client_address(request: HttpRequest) -> str:
    """Return the address of the client, as the proxy states it where there is one."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
