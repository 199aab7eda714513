"""The same work on many things by several processes, each with a connection of its own.

Imports nothing that needs Django to be set up: a new process reads this first.
"""

import gc
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import TypeVar

import django
from django.conf import settings
from django.db import connection

Thing = TypeVar("Thing")
Found = TypeVar("Found")


def side_by_side(work: Callable[[Thing], Found], things: Iterable[Thing], processes: int) -> Iterator[Found]:
    """Yield what the work gives for each thing, as soon as it is there. Whoever stops asking lets the begun ones end.

    work: a function at the top of a module. Both ends see the same database, and no transaction of the other's.
    """
    pool = pool_of(processes)
    running: set[Future[Found]] = set()
    try:
        for thing in things:
            running.add(pool.submit(work, thing))
            if len(running) > processes:  # one more than can be worked on, so that nobody waits for it
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (each.result() for each in done)
        yield from (each.result() for each in running)
    finally:
        pool.shutdown(cancel_futures=True)


def pool_of(processes: int) -> ProcessPoolExecutor:
    """Return new processes that work on what the settings name as database and key now."""
    ready = str(connection.settings_dict["NAME"]), str(settings.RECEIPT_KEY)
    return ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin, initargs=ready)


def _begin(database: str, receipt_key: str) -> None:
    """Make a new process ready: its parent's database and key; Ctrl-C is left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    django.setup()
    connection.settings_dict["NAME"] = database
    settings.RECEIPT_KEY = receipt_key
    gc.freeze()
