"""One command starts everything: small pages, mails that arrive, and nothing left behind when it stops.

The tests share one run of it; the one that stops it stands last.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.conf import settings
from e2e.journey import LISTS
from e2e.wire import Client
from factories import PROFILE, answers

FIRST_VIEW, LATER_PAGE = 70_000, 15_000
"""Most bytes of body, packed."""
STATED = {"DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL", "ALLOWED_HOSTS", "SECRET_KEY", "RECEIPT_KEY"}
"""What would make this something else than an embedded run with its own keys."""


@dataclass(frozen=True)
class Run:
    process: subprocess.Popen[bytes]
    url: str
    var: Path

    @property
    def said(self) -> str:
        return (self.var / "said.txt").read_text()

    def processes(self) -> list[int]:
        """Every process that was started with this run's VAR_DIR, whoever its parent is now."""
        mark = f"VAR_DIR={self.var}".encode()
        return [int(each.parent.name) for each in Path("/proc").glob("[0-9]*/environ") if mark in _read(each)]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # gone meanwhile, or somebody else's
        return b""


def wait_until(condition: Callable[[], bool], *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    var = tmp_path_factory.mktemp("var")
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name not in STATED} | {"VAR_DIR": str(var)}
    command = [sys.executable, "manage.py", "start", "--port", str(port)]
    with (var / "said.txt").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603  # our own command
            command, cwd=settings.BASE_DIR, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
    started = Run(process, f"http://127.0.0.1:{port}/", var)
    try:
        assert wait_until(lambda: "Ctrl-C stops it." in started.said, seconds=60), started.said
        yield started
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_first_view_is_small(run):
    sizes = Client(run.url).get_with_assets("/")

    assert any(address.endswith(".css") for address in sizes)
    assert any(address.endswith(".js") for address in sizes)
    assert sum(sizes.values()) <= FIRST_VIEW, sizes


def test_later_pages_are_small(run):
    client = Client(run.url)
    client.get("/")
    client.post("/start", mode="full")
    sizes = {client.url: client.size}
    client.post(client.url, **{LISTS.get(fact, fact): given for fact, given in PROFILE.items()})
    for _part in range(7):
        sizes[client.url] = client.size
        client.post(client.url, **answers(3, TEC4="unknown"))
    sizes[client.url] = client.size
    client.post("submit")
    sizes[client.url] = client.size
    for page in ("save", "/how-ratings-work", "/privacy", "/accessibility", "/receipt"):
        client.get(page)
        sizes[client.url] = client.size

    assert len(sizes) == 1 + 7 + 2 + 5
    assert {page: size for page, size in sizes.items() if size > LATER_PAGE} == {}


def test_mail_is_a_file_soon(run):
    client = Client(run.url)
    client.get("/")
    client.post("/start", mode="full")
    link = client.url.removesuffix("firm")
    client.get("save")
    client.post(client.url, email="owner@example.com")

    assert wait_until(lambda: any((run.var / "mail").iterdir()), seconds=30), run.said
    (file,) = (run.var / "mail").iterdir()
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert mail["To"] == "owner@example.com"
    assert link in mail.get_body(("plain",)).get_content()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")
def test_stop_leaves_no_process_behind(run):
    assert len(run.processes()) >= 3  # the command itself, the web server, the worker
    os.kill(run.process.pid, signal.SIGTERM)

    assert run.process.wait(timeout=20) == 0, run.said
    assert run.processes() == []
    assert "Stopping." in run.said
    assert not re.search("Traceback|Error", run.said), run.said
