"""The numbers as Prometheus reads them: those of the processes, and those that the database knows."""

import os

from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST as CONTENT_TYPE
from prometheus_client.multiprocess import MultiProcessCollector

from .stock import Stock

__all__ = ["CONTENT_TYPE", "exposed"]


def exposed() -> bytes:
    """Return everything, one line a number. What is down leaves its numbers out and is told as down."""
    shared = CollectorRegistry()
    shared.register(Stock())
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY) + generate_latest(shared)
    MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
    return generate_latest(shared)
