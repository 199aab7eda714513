"""Fill the database with plausible firms that do not exist."""

import os
import time
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from programs.services.simulating import MOST_RECOMMENDED, simulate
from programs.services.simulating.bulk import tidy


class Command(BaseCommand):
    help = (
        "Add simulated firms, each handed in, rated and sent to an advisor; their answers hang together as real ones "
        f"do. Beyond {MOST_RECOMMENDED:,} firms whole recommendations are kept of about so many, evenly spread; all "
        "reviews are labelled with their plans. Ctrl-C stops it between chunks; what is stored stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--submissions", type=int, required=True)
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same firms")
        parser.add_argument(
            "--processes", type=int, default=_processors(), help="side by side, on a database server only"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted, begun, done = options["submissions"], time.monotonic(), 0
        try:
            for done in simulate(wanted, seed=options["seed"], processes=options["processes"]):
                self._say(done, wanted, time.monotonic() - begun)
        except ObjectDoesNotExist as error:
            raise CommandError(str(error)) from None
        except KeyboardInterrupt:
            self.stdout.write("Stopped. Chunks that were begun have been stored whole.")
        if done:
            tidy()

    def _say(self, done: int, wanted: int, seconds: float) -> None:
        rate = done / max(seconds, 0.001)
        left = time.strftime("%H:%M:%S", time.gmtime((wanted - done) / rate))
        self.stdout.write(f"{done:,} of {wanted:,}, {rate:,.0f} a second, {left} left")
        self.stdout.flush()


def _processors() -> int:
    """SQLite has one writer at a time."""
    return os.cpu_count() or 1 if connection.vendor == "postgresql" else 1
