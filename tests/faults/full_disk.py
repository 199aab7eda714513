"""The embedded run on a disk that fills up: `python tests/faults/full_disk.py`. Needs root, for a small disk."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from faults.breaking import AT_ONCE, TITLE, Survived  # noqa: E402
from faults.ledger import balance  # noqa: E402
from faults.owners import Owners  # noqa: E402
from faults.servers import PATIENCE, Supervised, free_port, listens, wait_until  # noqa: E402

from programs.bench.load.firms import typed_firms  # noqa: E402
from readiness.seeds.questionnaire import read_edition  # noqa: E402

SIZE = "64m"
NOT_EMBEDDED = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL", "ALLOWED_HOSTS")


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A folder on a small disk of its own, or None where this user or this machine may not mount one."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", folder]
        if os.getuid() or subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603  # our own
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)  # noqa: S603, S607  # our own


def fill(disk: Path) -> Path:
    """Leave no byte free. Return the file to delete."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def query(disk: Path, statement: str, parameter: object) -> list[tuple]:
    with closing(sqlite3.connect(disk / "db.sqlite3", timeout=20)) as connection:
        rows = connection.execute(statement.format("?"), (parameter,)).fetchall()
    return [tuple(json.loads(each) if str(each).startswith("{") else each for each in row) for row in rows]


async def survive_full_disk(disk: Path, seconds: float) -> Survived:
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name not in NOT_EMBEDDED}
    environment |= {"VAR_DIR": str(disk), "JOB_PATIENCE": "4", "LOG_LEVEL": "ERROR"}
    command = [sys.executable, "manage.py", "start", "--port", str(port)]
    with tempfile.TemporaryDirectory() as logs:
        run = Supervised(command, Path(logs) / "start.log", environment)
        try:
            wait_until(lambda: listens(port))
            return await _survive(disk, port, seconds, run)
        finally:
            run.stop(politely=True)


async def _survive(disk: Path, port: int, seconds: float, run: Supervised) -> Survived:
    typed = cycle(list(typed_firms(read_edition(ROOT / "seeds").questionnaire, 200, seed="full disk")))
    owners, first = Owners(port, typed), run.process.pid
    walking = asyncio.create_task(owners.walk(AT_ONCE))
    await asyncio.sleep(seconds / 3)
    broken = time.monotonic()
    ballast = await asyncio.to_thread(fill, disk)
    deadline = time.monotonic() + PATIENCE
    while owners.answers["503"] < AT_ONCE and time.monotonic() < deadline:
        await asyncio.sleep(0.2)
    await asyncio.sleep(seconds / 2)
    ballast.unlink()
    await asyncio.sleep(seconds)
    owners.is_over = True
    await asyncio.wait_for(walking, PATIENCE * 2)
    assert owners.last_journey > owners.last_trouble, "the service did not return"
    assert run.process.pid == first, "the run ended by itself"
    found = balance(owners.ledger, lambda text, value: query(disk, text, value))
    return Survived("a disk filled", found, owners.answers, owners.sentences, owners.last_trouble - broken)


if __name__ == "__main__":
    with small_disk() as folder:
        if folder is None:
            sys.exit("Not done: only root may mount a small disk, and not on every machine.")
        survived = asyncio.run(survive_full_disk(folder, float(sys.argv[1]) if len(sys.argv) > 1 else 30))
        print(TITLE, survived, *survived.sentences, sep="\n")  # noqa: T201
        sys.exit(bool(survived.balance.lost or survived.balance.doubled))
