"""Load what the app starts with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from readiness.seeds.questionnaire import read_edition
from readiness.seeds.reading import SeedError
from readiness.services.questionnaires import publish_questionnaire


class Command(BaseCommand):
    help = "Load or check seeds/. Loading twice changes nothing; a wrong file is named by line and loads nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only check the files")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            edition = read_edition(settings.SEEDS_DIR)
        except SeedError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from None
        label = f"Questionnaire {edition.questionnaire.version} ({edition.digest[:8]})"
        if options["check"]:
            self.stdout.write(f"{label} is sound.")
            return
        _version, is_new = publish_questionnaire(edition, by=None)
        self.stdout.write(f"{label} {'published' if is_new else 'is published already'}.")
