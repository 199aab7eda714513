"""The embedded run: one folder with everything in it, one terminal with web server and worker."""

import base64
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class CannotStart(Exception):
    """Why the embedded run cannot start, in one line."""


def make_folders(var: Path) -> bool:
    """Make what the run keeps its things in; return whether secrets were made just now."""
    try:
        for name in ("broker/queue", "broker/control", "mail", "secrets"):
            (var / name).mkdir(parents=True, exist_ok=True)
        (var / "secrets").chmod(0o700)
        made = [_make_secret(var / "secrets" / "secret_key", secrets.token_urlsafe(50))]
        made.append(_make_secret(var / "secrets" / "receipt_key", base64.b64encode(secrets.token_bytes(32)).decode()))
    except OSError as error:
        raise CannotStart(
            f"{error.filename} cannot be written ({error.strerror}). Set VAR_DIR to a folder of yours."
        ) from None
    return any(made)


def _make_secret(path: Path, text: str) -> bool:
    if path.exists():
        return False
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    return True


def check_port(host: str, port: int) -> None:
    """Raise CannotStart if something else listens there."""
    if not 0 < port < 65536:
        raise CannotStart(f"Port {port} does not exist. Use one from 1024 to 65535.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} on {host} cannot be used ({error.strerror}). Try --port {port + 1}."
            ) from None


def web_command(host: str, port: int) -> list[str]:
    server = "-m granian --interface wsgi --workers 1 --blocking-threads 4 --no-ws --log-level warning"
    place = ["--respawn-failed-workers", "--host", host, "--port", str(port)]
    return [sys.executable, *server.split(), *place, "readiness.wsgi:application"]


def worker_command() -> list[str]:
    worker = "-m celery --app readiness --quiet worker --beat --pool solo --loglevel warning"
    return [sys.executable, *worker.split(), "--without-gossip", "--without-mingle"]


@contextmanager
def running(commands: Sequence[list[str]]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Run some commands side by side; on the way out, ask each to stop and wait for it."""
    processes = [subprocess.Popen(command, start_new_session=True) for command in commands]  # noqa: S603  # our own
    try:
        yield processes
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):  # a second Ctrl-C must not leave one of them behind
            signal.signal(number, signal.SIG_IGN)
        for process in processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in processes:
            _wait(process)


def restart_ended(commands: Sequence[list[str]], processes: list[subprocess.Popen[bytes]]) -> bool:
    """Start again each process that ended by itself, killed or on a full disk; return whether there was one."""
    ended = [place for place, process in enumerate(processes) if process.poll() is not None]
    for place in ended:
        processes[place] = subprocess.Popen(commands[place], start_new_session=True)  # noqa: S603  # our own
    return bool(ended)


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_for_port(host: str, port: int, web: subprocess.Popen[bytes], *, seconds: float = 30) -> None:
    """Return when the web server answers. Raises CannotStart if it ends or takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and web.poll() is None:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise CannotStart("The web server did not start; what it said stands above.")
