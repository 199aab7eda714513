"""Load what the app starts with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from programs.seeds import read_catalogue
from programs.services.catalogues import publish_seeded
from readiness.roles import make_roles
from readiness.seeds.questionnaire import read_edition
from readiness.seeds.reading import SeedError
from readiness.services.questionnaires import publish_questionnaire

DONE = {
    "published": "published.",
    "there": "is published already.",
    "kept": "was not published: the catalogue was changed on this site since. Import the file in the workbench.",
}


class Command(BaseCommand):
    help = "Load or check seeds/. Loading twice changes nothing; a wrong file is named by line and loads nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only check the files")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            edition, catalogue = read_edition(settings.SEEDS_DIR), read_catalogue(settings.SEEDS_DIR)
        except SeedError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from None
        asked = f"Questionnaire {edition.questionnaire.version} ({edition.digest[:8]})"
        offered = f"Catalogue {catalogue.catalogue.version} ({catalogue.digest[:8]})"
        if options["check"]:
            self.stdout.write(f"{asked} is sound.\n{offered} is sound.")
            return
        with transaction.atomic():
            make_roles()
            _version, is_new = publish_questionnaire(edition, by=None)
            done = publish_seeded(catalogue)
        self.stdout.write(f"{asked} {'published' if is_new else 'is published already'}.\n{offered} {DONE[done]}")
