"""Make the first administrator, who then adds everybody else in the admin."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from readiness.services.people import make_administrator


class Command(BaseCommand):
    help = (
        "Make an administrator, or repair one who lost the role or was switched off, and print a link to set the "
        "password. The link works once and for 24 hours; running the command again prints a new one. A lost second "
        "factor is taken away only with --reset-second-factor. No password is ever printed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the administrator's e-mail address")
        parser.add_argument("--reset-second-factor", action="store_true", help="for an administrator who lost it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError(f"{options['email']} is no e-mail address. Nothing was changed.") from None
        link = make_administrator(email=options["email"], without_factor=options["reset_second_factor"])
        self.stdout.write(f"{options['email']} is an administrator.\nSet the password here, within 24 hours:\n{link}")
