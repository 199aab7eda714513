"""Publish a comparison of firms now, rather than with the first of the month."""

from typing import Any

from django.core.management.base import BaseCommand

from readiness.services.peers import publish_snapshot


class Command(BaseCommand):
    help = (
        "Publish medians and quartiles by sector and size, of firms that agreed to it, for groups of 10 or more of "
        "which no smaller one can be worked out. At most one in 25 days; the worker does it each month."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        snapshot = publish_snapshot()
        kind = "sample firms" if snapshot.is_made_up else "firms that agreed"
        self.stdout.write(f"Comparison of {snapshot.as_of}: {len(snapshot.groups)} groups of {kind}.")
