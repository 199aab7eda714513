"""A site's own PostgreSQL, Redis, web, worker and beat, each restarted when it ends, as a supervisor would."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from faults.listener import Listener

PATIENCE = 60
"""Seconds within which something has to have happened; a busy machine is slow, not wrong."""
ROOT = Path(__file__).parents[2]
WEB = "-m granian --interface wsgi --workers 2 --blocking-threads 4 --respawn-failed-workers --no-ws --log-level error"


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds, patience: float = PATIENCE) -> float:
    """Return after how many seconds it held."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() < begun + patience, "it did not happen in time"
        time.sleep(0.1)
    return time.monotonic() - begun


class Supervised:
    """A process with its children, started again whenever it ends, until it is stopped."""

    def __init__(self, command: list[str], log: Path, environment: dict[str, str], user: str | None = None) -> None:
        self.command, self.log, self.environment, self.user = command, log, environment, user
        self.process = self._start()
        self.is_stopping = False
        self.guard = threading.Thread(target=self._restart, daemon=True)
        self.guard.start()

    def _start(self) -> subprocess.Popen:
        with self.log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603  # our own
                self.command,
                env=self.environment,
                stdout=log,
                stderr=log,
                cwd=ROOT,
                start_new_session=True,
                user=self.user,
            )

    def _restart(self) -> None:
        while not self.is_stopping:
            if self.process.poll() is not None:
                self.kill()  # what it leaves behind ends with it, as in a control group or a container
                self.process = self._start()
            time.sleep(0.2)

    def children(self) -> list[int]:
        pid = self.process.pid
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def kill(self) -> None:
        """Kill it and its children, without a chance to tidy up."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        self.process.wait()

    def stop(self, *, politely: bool = False) -> None:
        """politely: it stops what it started itself, out of reach of a signal to its group."""
        self.is_stopping = True
        self.guard.join()
        if politely:
            self.process.terminate()
            self.process.wait(timeout=PATIENCE)
        self.kill()


class Servers:
    """A whole site in a folder. Its environment is that of every process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.web_port, self.redis_port, self.database_port = free_port(), free_port(), free_port()
        self.database_url = f"postgres://postgres@127.0.0.1:{self.database_port}/postgres"
        self.environment = {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "SITE_URL": f"http://127.0.0.1:{self.web_port}",
            "ALLOWED_HOSTS": "127.0.0.1",
            "EMAIL_URL": "dummy://",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "RECEIPT_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "VAR_DIR": str(folder),
            "JOB_PATIENCE": "4",
            "LOG_LEVEL": "ERROR",
        }
        self.all: dict[str, Supervised] = {}
        self.site: Listener | None = None

    def start(self) -> None:
        self._start_database()
        redis = ["redis-server", "--port", str(self.redis_port), "--bind", "127.0.0.1", "--save", "", "--dir", "."]
        self.run("redis", redis)
        wait_until(lambda: listens(self.redis_port) and listens(self.database_port))
        self.site = Listener(self.environment)
        self.do("prepare")
        self.do("collect")
        celery = [sys.executable, "-m", "celery", "--app", "readiness", "--quiet"]
        self.run("worker", [*celery, "worker", "--concurrency", "1", "--loglevel", "error"])
        self.run("beat", [*celery, "beat", "--loglevel", "error"])
        self.run("web", [sys.executable, *WEB.split(), "--port", str(self.web_port), "readiness.wsgi:application"])
        wait_until(lambda: listens(self.web_port))

    def _start_database(self) -> None:
        binaries = max(Path("/usr/lib/postgresql").glob("*/bin"))
        data = self.folder / "pg"
        data.mkdir()
        user = "postgres" if os.getuid() == 0 else None
        if user:
            self.folder.chmod(0o711)
            shutil.chown(data, user)
        make = [str(binaries / "initdb"), "--auth=trust", "--username=postgres", "-D", str(data)]
        subprocess.run(make, check=True, capture_output=True, user=user, cwd="/")  # noqa: S603  # our own
        serve = [str(binaries / "postgres"), "-D", str(data), "-k", "", "-h", "127.0.0.1"]
        self.run("database", [*serve, "-p", str(self.database_port)], user)

    def run(self, name: str, command: list[str], user: str | None = None) -> None:
        self.all[name] = Supervised(command, self.folder / f"{name}.log", self.environment, user)

    def do(self, action: str) -> Any:
        """Let a process of the site do something, and return what it says."""
        return self.site.do(action)

    def stop(self) -> None:
        if self.site:
            self.site.stop()
        for server in reversed(self.all.values()):
            server.stop()
