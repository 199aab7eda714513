"""Print the benchmark table."""

from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from programs.bench import assessment, pages, previews
from programs.bench.measuring import table
from programs.seeds import read_catalogue
from readiness.seeds.questionnaire import read_edition


class Command(BaseCommand):
    help = "Measure speed: medians, and how many times better than the yardstick (below 1: missed)."

    def handle(self, *args: Any, **options: Any) -> None:
        edition = read_edition(settings.SEEDS_DIR)
        matching = assessment.figures(edition, read_catalogue(settings.SEEDS_DIR))
        for line in table(chain(matching, pages.figures(edition), previews.figures(edition))):
            self.stdout.write(line)
            self.stdout.flush()
