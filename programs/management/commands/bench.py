"""Print the benchmark tables."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from programs.bench import assessment, journeys, pages, previews, queue
from programs.bench.measuring import Figure, table
from programs.seeds import read_catalogue
from readiness.seeds.questionnaire import read_edition

QUICK = ("matching", "pages", "previews")
"""Those that take minutes; the queue of a million firms has to be filled first, so it is asked for by name."""


PARTS = (*QUICK, "journeys", "queue")


class Command(BaseCommand):
    help = (
        "Measure speed: medians, and how many times better than the yardstick (below 1: missed). Without parts: "
        "matching, pages and previews. The part `journeys` loads a web server of its own, beside a bare Django app, "
        "on PostgreSQL and Redis. The part `queue` fills a database of its own on PostgreSQL, which takes a "
        "quarter of an hour, and measures the queue and a review with few firms and with many."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("parts", nargs="*", metavar="part", help=f"what to measure: {', '.join(PARTS)}")
        parser.add_argument("--submissions", type=int, default=queue.MANY, help="firms in the queue")

    def handle(self, *args: Any, **options: Any) -> None:
        if unknown := set(options["parts"]).difference(PARTS):
            raise CommandError(f"There is no part {min(unknown)}. Parts are: {', '.join(PARTS)}.")
        for line in _lines(options["parts"] or QUICK, options["submissions"]):
            self.stdout.write(line)
            self.stdout.flush()


def _lines(parts: list[str] | tuple[str, ...], submissions: int) -> Iterator[str]:
    edition = read_edition(settings.SEEDS_DIR)
    figures: dict[str, Callable[[], Iterator[Figure]]] = {
        "matching": lambda: assessment.figures(edition, read_catalogue(settings.SEEDS_DIR)),
        "pages": lambda: pages.figures(edition),
        "previews": lambda: previews.figures(edition),
    }
    if quick := [figures[part] for part in QUICK if part in parts]:
        yield from table(chain.from_iterable(begin() for begin in quick))
    if "journeys" in parts:
        yield from journeys.lines(edition)
    if "queue" in parts:
        yield from queue.lines(edition, submissions)
