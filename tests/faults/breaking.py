"""Each fault under a load of journeys. Long form: `python tests/faults/breaking.py [SECONDS]`."""

import asyncio
import os
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import psycopg  # noqa: E402
from faults.ledger import Balance, balance  # noqa: E402
from faults.owners import PAUSE, Owners  # noqa: E402
from faults.servers import PATIENCE, Servers  # noqa: E402

from programs.bench.load.firms import typed_firms  # noqa: E402
from programs.bench.load.http import Browser, NoAnswer  # noqa: E402
from readiness.seeds.questionnaire import read_edition  # noqa: E402

AT_ONCE = 6


def kill_a_web_process(servers: Servers) -> None:
    os.kill(servers.all["web"].children()[0], signal.SIGKILL)


FAULTS: dict[str, Callable[[Servers], None]] = {
    "a web process": kill_a_web_process,
    "the whole web": lambda servers: servers.all["web"].kill(),
    "the worker": lambda servers: servers.all["worker"].kill(),
    "Redis, emptied": lambda servers: servers.all["redis"].kill(),
    "PostgreSQL": lambda servers: os.kill(servers.all["database"].process.pid, signal.SIGKILL),
}
"""What is killed with SIGKILL. Redis keeps nothing on disk here, so it comes back empty."""


@dataclass
class Survived:
    fault: str
    balance: Balance
    answers: dict[str, int]
    sentences: set[str]
    seconds_to_return: float

    def __str__(self) -> str:
        it = self.balance
        return (
            f"{self.fault:16} {it.acknowledged:>12,} {it.found:>8,} {len(it.lost):>6} {len(it.doubled):>8} "
            f"{self.answers.get('none', 0):>10} {self.answers.get('503', 0):>5} {self.seconds_to_return:>9.1f} s"
        )


NAMES = ("killed", "acknowledged", "found", "lost", "doubled", "no answer", "503", "trouble")
TITLE = "{:16} {:>12} {:>8} {:>6} {:>8} {:>10} {:>5} {:>11}".format(*NAMES)


async def survive(servers: Servers, fault: str, seconds: float) -> Survived:
    """Walk, break something, walk on for some seconds, and count once everything has come to rest."""
    typed = cycle(list(typed_firms(read_edition(ROOT / "seeds").questionnaire, 200, seed=fault)))
    owners = Owners(servers.web_port, typed)
    session = await asyncio.to_thread(servers.do, "ready_to_publish")
    walking = asyncio.create_task(owners.walk(AT_ONCE))
    await asyncio.sleep(seconds / 3)
    publishing = asyncio.create_task(publish(servers.web_port, session, f"While {fault} was killed.", owners))
    await asyncio.sleep(0.05)
    broken = time.monotonic()
    FAULTS[fault](servers)
    await asyncio.sleep(seconds)
    owners.is_over = True
    await asyncio.wait_for(asyncio.gather(walking, publishing), PATIENCE * 2)
    assert owners.last_journey > owners.last_trouble, "the service did not return"
    with psycopg.connect(servers.database_url, autocommit=True) as connection:
        await wait_for_jobs(connection)
        found = balance(owners.ledger, lambda text, value: connection.execute(text.format("%s"), (value,)).fetchall())
    return Survived(fault, found, owners.answers, owners.sentences, max(0, owners.last_trouble - broken))


async def publish(port: int, session: str, note: str, owners: Owners) -> None:
    """Publish what ready_to_publish made ready, as an editor does who sends again until it is acknowledged."""
    deadline = time.monotonic() + PATIENCE
    with closing(Browser(port, {"session": session})) as browser:
        while not await _is_publishing(browser, note):
            assert time.monotonic() < deadline, "publishing was not acknowledged"
            await asyncio.sleep(PAUSE)
    owners.ledger.notes.append(note)


async def _is_publishing(browser: Browser, note: str) -> bool:
    try:
        await browser.get("/")  # for the token against forgery
        answer = await browser.post("/workbench/catalogue/publish", {"note": note})
    except NoAnswer:
        return False
    return answer.status == 302 and "/publish/" in answer.location


async def wait_for_jobs(connection: psycopg.Connection) -> None:
    deadline = time.monotonic() + PATIENCE
    unfinished = "SELECT kind, attempts, error FROM readiness_job WHERE finished_at IS NULL OR is_given_up"
    while left := connection.execute(unfinished).fetchall():
        assert time.monotonic() < deadline, left
        await asyncio.sleep(0.3)


async def survive_all(folder: Path, seconds: float) -> AsyncIterator[Survived]:
    servers = Servers(folder)
    try:
        await asyncio.to_thread(servers.start)
        for fault in FAULTS:
            yield await survive(servers, fault, seconds)
    finally:
        servers.stop()


async def main(seconds: float) -> int:
    print(TITLE)  # noqa: T201
    wrong = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async for survived in survive_all(Path(folder), seconds):
            print(survived, *survived.balance.lost, *survived.balance.doubled, flush=True)  # noqa: T201
            wrong += len(survived.balance.lost) + len(survived.balance.doubled)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)))
