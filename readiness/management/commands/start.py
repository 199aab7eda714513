"""Start the embedded run: web server and worker in one terminal."""

import os
import signal
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from readiness.demo import make_demo
from readiness.embedded import (
    CannotStart,
    check_port,
    make_folders,
    restart_ended,
    running,
    wait_for_port,
    web_command,
    worker_command,
)
from readiness.static_files import collect_static_files

PAUSE = 2
"""Seconds between looks at the processes, so that one that cannot run does not take the whole machine."""


class Command(BaseCommand):
    help = "Start everything in one terminal: makes var/, loads seeds/, serves the site and does the work behind it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--demo", action="store_true", help="add demo firms, an advisor and an administrator")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("DATABASE_URL is set, so this is no embedded run. See “Services” in the README.")
        try:
            self._start(options["host"], options["port"], demo=options["demo"])
        except CannotStart as error:
            raise CommandError(str(error)) from None

    def _start(self, host: str, port: int, *, demo: bool) -> None:
        check_port(host, port)
        if make_folders(settings.VAR_DIR):  # settings read the secrets that were made just now
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606  # this very command again
        _make_ready()
        address = f"http://{host}:{port}"
        os.environ.setdefault("SITE_URL", address)
        os.environ.setdefault("ALLOWED_HOSTS", f"{host},127.0.0.1,localhost")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        commands = [web_command(host, port), worker_command()]
        with running(commands) as processes:
            try:
                wait_for_port(host, port, processes[0])
                self.stdout.write(f"AI Readiness Check: {address}\nMails: {settings.VAR_DIR / 'mail'}")
                for line in make_demo(address) if demo else ():
                    self.stdout.write(line)
                self.stdout.write("Ctrl-C stops it.")
                self.stdout.flush()
                while True:
                    if restart_ended(commands, processes):
                        self.stderr.write(
                            "Something ended by itself; what it said stands above. It was started again."
                        )
                    time.sleep(PAUSE)
            except KeyboardInterrupt:
                self.stdout.write("Stopping.")
                return


def _make_ready() -> None:
    _check_database()
    call_command("migrate", verbosity=0)
    call_command("seed", verbosity=0)
    collect_static_files()


def _check_database() -> None:
    try:
        loader = MigrationLoader(connection)
    except DatabaseError as error:
        raise CannotStart(f"{settings.DATABASES['default']['NAME']} cannot be used ({error}).") from None
    applied = {name for name in loader.applied_migrations if name[0] in ("readiness", "programs")}
    if newer := applied - set(loader.disk_migrations):
        app, name = min(newer)
        raise CannotStart(f"The database was made by a newer version (it has {app}.{name}). Update the program first.")
