"""Calls made at the same moment, on a database that lets them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from readiness.core.errors import ReviewRefused

AT_ONCE = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one writer and no threads"),
]
"""For `pytestmark`."""


def together(*calls: Callable[[], object]) -> list[object]:
    """Make all calls at the same moment, each on a connection of its own; a refusal is a result."""
    ready = Barrier(len(calls))

    def make(call: Callable[[], object]) -> object:
        try:
            ready.wait(timeout=20)
            return call()
        except ReviewRefused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(make, calls))
