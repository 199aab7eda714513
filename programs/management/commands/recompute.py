"""Recompute what was shown to firms, from the versions it was computed with."""

import sys
from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand

from programs.queries import recomputing
from readiness.queries import revisions


class Command(BaseCommand):
    help = "Recompute stored ratings and plans from their pinned versions and report every difference; there is none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="every result, not only each submission's latest")

    def handle(self, *args: Any, **options: Any) -> None:
        counted = found = 0
        every = options["all"]
        for difference in chain(revisions.differences(every_revision=every), recomputing.differences(every=every)):
            counted += 1
            if difference:
                found += 1
                self.stdout.write(difference)
        self.stdout.write(f"{counted} recomputed, {found} different.")
        if found:
            sys.exit(1)
