"""Write everything that the site keeps to one file, while it runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from readiness.operation.backup.both import back_up
from readiness.operation.backup.file import CannotBackUp

WITH_SECRETS = "The file holds the secrets of this site too: whoever has it can open every check. Keep it safe."
WITHOUT_SECRETS = "SECRET_KEY and RECEIPT_KEY are not in it: keep them too. Without them links and receipts are lost."


class Command(BaseCommand):
    help = "Write the database to FILE while the site runs; in the embedded run its secrets too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            back_up(options["file"])
        except CannotBackUp as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{options['file']}: {options['file'].stat().st_size:,} bytes.")
        self.stdout.write(WITH_SECRETS if settings.EMBEDDED else WITHOUT_SECRETS)
