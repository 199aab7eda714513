"""Recompute what was shown to firms, from the versions it was computed with."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from readiness.queries.revisions import differences


class Command(BaseCommand):
    help = "Recompute stored ratings from their pinned versions and report every difference; there must be none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="every revision, not only each submission's latest")

    def handle(self, *args: Any, **options: Any) -> None:
        counted = found = 0
        for difference in differences(every_revision=options["all"]):
            counted += 1
            if difference:
                found += 1
                self.stdout.write(difference)
        self.stdout.write(f"{counted} recomputed, {found} different.")
        if found:
            sys.exit(1)
