"""Count the people whom a breach may have touched; the README says what to do when."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from readiness.queries.breach import NOTIFIABLE, reach


class Command(BaseCommand):
    help = "Count the people about whom something was held between two times, were all of it reachable."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", required=True, help="2026-11-20, or 2026-11-20T14:00 (Singapore)")
        parser.add_argument("--until", required=True, help="the same; a day means its end")

    def handle(self, *args: Any, **options: Any) -> None:
        since, until = _moment(options["since"], "00:00:00"), _moment(options["until"], "23:59:59")
        if since > until:
            raise CommandError("--since is later than --until. Nothing was counted.")
        found = reach(since, until)
        self.stdout.write(f"People affected at most: {found.people}")
        self.stdout.write(f"  e-mail addresses of firms: {found.addresses}; accounts beside them: {found.accounts}")
        self.stdout.write(f"  checks: {found.checks}, of {found.firms} firms with a name or company number")
        self.stdout.write(f"  checks with notes: {found.with_notes}; sent to an advisor: {found.reviewed}")
        verdict = (
            "notifiable by their number" if found.is_notifiable_by_number else "notifiable only if harm is likely"
        )
        self.stdout.write(f"From {NOTIFIABLE} people on a breach is notifiable whatever was taken: this is {verdict}.")


def _moment(text: str, time: str) -> datetime:
    try:
        found = parse_datetime(f"{text}T{time}" if parse_date(text) else text)
    except ValueError:
        found = None
    if found is None:
        raise CommandError(f"{text} is no day and no time. Write 2026-11-20 or 2026-11-20T14:00.")
    return found if timezone.is_aware(found) else timezone.make_aware(found)
