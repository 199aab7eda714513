"""When a worker was last heard from: each task that it begins is a sign, and the sweep is one every few seconds."""

import time
from pathlib import Path

from django.conf import settings

from .redis_at_once import redis_at_once

KEY = "readiness:worker_heard"
PATIENCE = 120
"""Seconds. The sweep runs every quarter of a minute, but may have to wait behind long work."""


def _sign() -> Path:
    return Path(settings.VAR_DIR) / "worker_heard"


def record_sign() -> None:
    """Tell that a worker is at work: through Redis where there is one, else by a file that both can see."""
    if settings.REDIS_URL:
        with redis_at_once() as redis:
            redis.set(KEY, 1, ex=PATIENCE)
        return
    _sign().parent.mkdir(parents=True, exist_ok=True)
    _sign().touch()


def is_heard() -> bool:
    """Say whether a worker gave a sign lately."""
    if settings.REDIS_URL:
        with redis_at_once() as redis:
            return bool(redis.exists(KEY))
    return _sign().exists() and time.time() - _sign().stat().st_mtime < PATIENCE
