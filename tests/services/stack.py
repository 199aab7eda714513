"""compose.yaml without containers: its own commands and environment, against a database and a Redis that are there."""

import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psycopg
import yaml
from django.conf import settings

COMPOSE = yaml.safe_load((settings.BASE_DIR / "compose.yaml").read_text())["services"]
PATIENCE = 90
"""Seconds within which something has to have happened; a busy machine is slow, not wrong."""


class Stack:
    """The services of one site, each a process of its own in a folder that alone may be written."""

    def __init__(self, folder: Path, database_url: str, redis_url: str) -> None:
        self.folder, self.port, self.token = folder, free_port(), secrets.token_hex(16)
        self.address = f"http://127.0.0.1:{self.port}"
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.read_only = read_only_but(folder)
        self.environment = {
            **{name: os.environ[name] for name in ("LANG", "LC_ALL", "TZ") if name in os.environ},
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(folder),
            "TMPDIR": str(folder),
            "VAR_DIR": str(folder / "readiness"),
            "STATIC_ROOT": str(folder / "static"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONWARNINGS": "ignore",  # Celery's about root, which the image does not run as
            "DJANGO_SETTINGS_MODULE": "readiness.settings",
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "SITE_URL": self.address,
            "ALLOWED_HOSTS": "127.0.0.1",
            "EMAIL_URL": "dummy:",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "RECEIPT_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "METRICS_TOKEN": self.token,
            "JOB_PATIENCE": "4",
        }

    def start(self, name: str) -> None:
        """Run a service with compose's command; its log goes to a file of its name."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(  # noqa: S603  # our own
                [*self.read_only, *COMPOSE[name]["command"]],
                cwd=settings.BASE_DIR,
                env=self.environment | self._own(name),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _own(self, name: str) -> dict[str, str]:
        """Compose's own variables of a service but for where its neighbours and its port are."""
        given = COMPOSE[name].get("environment", {})
        mine = {key: filled(value) for key, value in given.items() if key not in ("DATABASE_URL", "REDIS_URL")}
        return mine | ({"GRANIAN_PORT": str(self.port), "GRANIAN_HOST": "127.0.0.1"} if name == "web" else {})

    def collect_static_files(self) -> None:
        """What the Dockerfile does once and for all, for the files that some page loads."""
        call = "import django; django.setup(); from readiness.static_files import *; collect_static_files()"
        command = ["python", "-c", call]
        subprocess.run(command, cwd=settings.BASE_DIR, env=self.environment, check=True)  # noqa: S603  # our own

    def finish(self, name: str) -> int:
        """Run a service that ends by itself."""
        self.start(name)
        return self.running.pop(name).wait(timeout=PATIENCE * 2)

    def stop(self, name: str) -> int:
        process = self.running.pop(name)
        process.terminate()
        try:
            return process.wait(timeout=30)
        finally:
            if process.poll() is None:
                process.kill()

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def get(self, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        try:
            with urlopen(Request(self.address + path, headers=headers), timeout=20) as answer:  # noqa: S310  # ours
                return answer.status, answer.read().decode(), dict(answer.headers)
        except HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode(), dict(refused.headers)

    def is_ready(self) -> bool:
        try:
            return self.get("/health/ready")[0] == 200
        except OSError:
            return False

    def wait_until(self, holds: Callable[[], Any]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            ended = [name for name, process in self.running.items() if process.poll() is not None]
            assert not ended, f"{ended} ended: {self.log(ended[0])[-3000:]}"
            assert time.monotonic() < deadline, "it did not happen in time"
            time.sleep(0.3)


def read_only_but(folder: Path) -> list[str]:
    """Return what to put before a command to let it write to one folder only, or nothing where only root may do so."""
    steps = 'mount --make-rprivate / && mount --bind "$0" "$0" && mount -o remount,bind,ro / && exec "$@"'
    before = ["unshare", "--mount", "sh", "-c", steps, str(folder)]
    try:
        may = subprocess.run([*before, "true"], capture_output=True, check=False).returncode == 0  # noqa: S603  # our own
    except FileNotFoundError:
        may = False
    return before if may else []


def filled(value: str) -> str:
    """`${NAME:-otherwise}` as compose reads it where nothing is set."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@contextmanager
def own_database(url: str, name: str) -> Iterator[str]:
    """A database beside the one of the address, gone afterwards."""
    there, _slash, _database = url.rpartition("/")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield f"{there}/{name}"
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
