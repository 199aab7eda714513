"""Owners walk their journeys while web, worker, Redis and PostgreSQL are killed: nothing is lost, nothing doubled.

The short form; `python tests/faults/breaking.py` and `full_disk.py` are the long ones.
"""

import asyncio
import shutil
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.conf import settings
from faults.breaking import FAULTS, TITLE, Survived, survive_all
from faults.full_disk import small_disk, survive_full_disk

SECONDS = 3
UNREACHED = {"We cannot reach our records at the moment"}


def are_there() -> bool:
    return bool(shutil.which("redis-server")) and any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Run it in a thread of its own: the browser's tests leave an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.mark.services
@pytest.mark.skipif(settings.EMBEDDED, reason="kills services, so it runs where the suite runs on services")
@pytest.mark.skipif(not are_there(), reason="needs the programs of PostgreSQL and Redis, to start its own")
def test_no_kill_loses_or_doubles_what_was_acknowledged():
    async def all_of_them(folder: str) -> list[Survived]:
        return [each async for each in survive_all(Path(folder), SECONDS)]

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # open to the user of the database
        survived = run(all_of_them(folder))

    print(TITLE, *survived, sep="\n")  # noqa: T201  # the table, where somebody looks for it
    assert [each.fault for each in survived] == list(FAULTS)
    assert all(each.balance.acknowledged > 20 for each in survived)
    assert [each.balance.lost + each.balance.doubled for each in survived] == [[]] * len(FAULTS)
    assert survived[-1].sentences == UNREACHED


@pytest.mark.services
@pytest.mark.skipif(settings.EMBEDDED, reason="once is enough: it starts an embedded run of its own")
def test_full_disk_loses_or_doubles_nothing_that_was_acknowledged():
    with small_disk() as disk:
        if disk is None:
            pytest.skip("only root may mount a small disk, and not on every machine")
        survived = run(survive_full_disk(disk, SECONDS))

    print(TITLE, survived, sep="\n")  # noqa: T201
    assert survived.balance.acknowledged > 20
    assert (survived.balance.lost, survived.balance.doubled) == ([], [])
    assert survived.sentences == UNREACHED
