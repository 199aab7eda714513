"""Fill the database with plausible firms that do not exist."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError

from programs.services.simulating import simulate


class Command(BaseCommand):
    help = "Add simulated firms, each handed in, rated and matched; their answers hang together as real ones do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--submissions", type=int, required=True)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.monotonic()
        try:
            for count in simulate(options["submissions"], seed=options["seed"]):
                rate = count / (time.monotonic() - begun)
                self.stdout.write(f"{count:,} of {options['submissions']:,}, {rate:,.0f} a second")
                self.stdout.flush()
        except ObjectDoesNotExist as error:
            raise CommandError(str(error)) from None
