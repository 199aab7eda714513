"""A web server of its own for a measurement: granian with two processes, as in production, on the scratch database."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

THREADS = 4
WEB = f"-m granian --interface wsgi --workers 2 --blocking-threads {THREADS} --no-ws --log-level warning"
PATIENCE = 30


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    @property
    def mebibytes(self) -> float:
        """Memory of all its processes, each page that they share counted once (PSS)."""
        return sum(map(_kibibytes, _family(self.pid))) / 1024


@contextmanager
def serving(application: str = "readiness.wsgi:application", **environment: str) -> Iterator[Server]:
    """Serve an application until the block ends."""
    port = _free_port()
    command = [sys.executable, *WEB.split(), "--port", str(port), application]
    web = subprocess.Popen(command, env={**_environment(port), **environment})  # noqa: S603  # our own
    try:
        _wait_for(port)
        yield Server(port, web.pid)
    finally:
        web.terminate()
        web.wait(timeout=PATIENCE)


def _environment(port: int) -> Mapping[str, str]:
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    site = {"SITE_URL": f"http://127.0.0.1:{port}", "ALLOWED_HOSTS": "127.0.0.1", "LOG_LEVEL": "WARNING"}
    return {**os.environ, "DATABASE_URL": database, **site}


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("The web server did not start; what it said stands above.")


def _family(pid: int) -> Iterator[int]:
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from _family(int(child))


def _kibibytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
