"""End what is kept longer than it may be, or list what would go."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from readiness.queries.people import owners_without_checks
from readiness.queries.retention import due, over
from readiness.services.forgetting import forget_owners
from readiness.services.retention import forget_checks, forget_traces


class Command(BaseCommand):
    help = (
        "Anonymise checks that no firm has used for KEEP_CHECKS_DAYS, as the worker does every night. Answers, "
        "ratings and counts stay; names, numbers, addresses, notes and links go, and accounts of owners who have no "
        "check any more. With --dry-run it lists the checks and counts the accounts, and nothing is changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dry_run"]:
            self._list()
            return
        count = forget_checks()
        while over(timezone.now()).exists():
            count += forget_checks()
        accounts = 0
        while emptied := forget_owners():
            accounts += emptied
        traces = {"accounts": accounts, **forget_traces()}
        told = ", ".join(f"{name}: {number}" for name, number in traces.items())
        self.stdout.write(f"{count} checks anonymised. Emptied: {told}.")

    def _list(self) -> None:
        """By number: what is printed may be kept in a log, and names nobody."""
        count = 0
        for each in due(timezone.now()):
            count += 1
            last = timezone.localdate(each.last_used)
            self.stdout.write(f"check {each.submission.pk}, last used {last}: {', '.join(each.has)}")
        accounts = owners_without_checks().count()
        self.stdout.write(f"{count} checks would be anonymised, {accounts} accounts emptied. Nothing was changed.")
