"""Put a back-up in the place of the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from readiness.operation.backup.both import restore
from readiness.operation.backup.file import CannotRestore


class Command(BaseCommand):
    help = "Restore the database from FILE, which `back_up` made, as a whole or not at all. Stop the site first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="even if there is something in the database")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            differing = restore(options["file"], replace=options["replace"])
        except CannotRestore as error:
            raise CommandError(f"{error} Nothing was changed.") from None
        call_command("migrate", verbosity=0)
        self.stdout.write(f"{options['file']} is restored.")
        for name in differing:
            self.stdout.write(f"{name} is not the one it was made with: what it opened or signed no longer fits.")
