"""Rate and match situations from files, without a database."""

import gc
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from programs.seeds import read_catalogue
from programs.situations import Given, answers, documents_of, json_lines
from readiness.seeds.questionnaire import read_edition
from readiness.seeds.reading import SeedError


class Command(BaseCommand):
    help = "Rate and match situations: YAML files, JSON Lines files (*.jsonl), or - for JSON Lines on standard input."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            edition, catalogue = read_edition(settings.SEEDS_DIR), read_catalogue(settings.SEEDS_DIR)
        except SeedError as error:
            raise CommandError(str(error)) from None
        gc.freeze()  # what was read stays to the end; looking through it again and again takes a third of the time
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # the same bytes anywhere
        all_good = True
        for line, is_good in answers(edition, catalogue, chain.from_iterable(map(_documents, options["files"]))):
            all_good = all_good and is_good
            self.stdout.write(line)
        if not all_good:
            sys.exit(1)


def _documents(name: str) -> Iterator[Given]:
    return json_lines(sys.stdin.buffer, "standard input") if name == "-" else documents_of(Path(name))
