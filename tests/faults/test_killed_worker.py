"""A worker is really killed in the middle of a preview, a publish and an import; another one ends each once."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings as django_settings
from faults.listener import Listener
from faults.servers import wait_until

WORKER = Path(__file__).with_name("worker.py")


class Site:
    """A site with a database and a broker of its own, whose worker can be killed."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.environment = {**os.environ, "VAR_DIR": str(folder), "JOB_PATIENCE": "1", **environment}
        self.listener = Listener(self.environment)
        self.do = self.listener.do

    def close(self) -> None:
        self.listener.stop()

    def start_worker(self, *faults: str) -> subprocess.Popen:
        command = [sys.executable, str(WORKER), *faults]
        return subprocess.Popen(command, env=self.environment, start_new_session=True)  # noqa: S603  # our own

    def kill_in_the_middle(self, fault: str) -> None:
        """Let a worker come to the middle of its work, and kill it there."""
        reached = self.folder / "reached"
        worker = self.start_worker(fault)
        try:
            wait_until(reached.exists)
        finally:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        reached.unlink()

    def finish(self, name: str, expected: object) -> dict:
        """Let a sound worker go on until something has come to be."""
        worker = self.start_worker()
        try:
            wait_until(lambda: self.do("state")[name] == expected)
        finally:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        return self.do("state")


@pytest.fixture
def site(tmp_path) -> Iterator[Site]:
    """On files, or on PostgreSQL and Redis, as the suite itself runs."""
    for name in ("broker/queue", "broker/control", "mail", "secrets"):
        (tmp_path / name).mkdir(parents=True)
    if django_settings.EMBEDDED:
        keys = {"SECRET_KEY": "only for tests", "RECEIPT_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}
        with closing(Site(tmp_path, **keys)) as site:
            yield site
        return
    server, name = os.environ["DATABASE_URL"], f"killed_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        url, redis = urlsplit(server)._replace(path=f"/{name}").geturl(), urlsplit(os.environ["REDIS_URL"])
        with closing(Site(tmp_path, DATABASE_URL=url, REDIS_URL=redis._replace(path="/11").geturl())) as site:
            yield site
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_killed_worker_loses_nothing_and_does_nothing_twice(site):
    site.do("prepare")

    site.do("preview")
    site.kill_in_the_middle("preview")
    before = site.do("state")
    after = site.finish("preview", "done")
    assert (before["preview"], before["parts"], before["parts_done"]) == ("running", 6, 2)
    assert (after["parts_done"], after["firms"]) == (6, 60)

    site.do("publish")
    site.kill_in_the_middle("publish")
    before = site.do("state")
    after = site.finish("publication", "done")
    assert (before["publication"], before["versions"]) == ("waiting", 1)
    assert (after["versions"], after["hours"]) == (2, 300)

    site.do("bring_in")
    assert site.finish("is_checked", True)["hours"] == 300
    site.do("apply")
    site.kill_in_the_middle("import")
    before = site.do("state")
    after = site.finish("import", "done")
    assert (before["import"], before["hours"]) == ("running", 300)
    assert (after["hours"], after["versions"]) == (7, 2)
