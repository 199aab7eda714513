"""Whether each part that the site stands on does its work. Names of parts only: strangers may ask."""

import os
import shutil
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from redis.exceptions import RedisError

from . import heartbeat
from .redis_at_once import redis_at_once

ROOM = 50 * 1024 * 1024
"""Bytes that must be free where the embedded run keeps everything."""
AWAY = (DatabaseError, RedisError, OSError)
"""What a part that is down raises."""


def state_of_parts() -> dict[str, bool]:
    """Ask each part, and say which does its work."""
    return {name: _works(check) for name, check in PARTS.items() if name != "disk" or settings.EMBEDDED}


def _works(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except AWAY:
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _migrations() -> bool:
    return _known_migrations() <= MigrationRecorder(connection).applied_migrations().keys()


@lru_cache(maxsize=1)
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


def _broker() -> bool:
    if settings.REDIS_URL:
        with redis_at_once() as redis:
            return bool(redis.ping())
    return os.access(Path(settings.VAR_DIR) / "broker" / "queue", os.W_OK)


def _disk() -> bool:
    return shutil.disk_usage(settings.VAR_DIR).free > ROOM


PARTS: Mapping[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "broker": _broker,
    "worker": heartbeat.is_heard,
    "disk": _disk,
}
