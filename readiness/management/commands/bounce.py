"""Take in a report of a mail that came back, as a mail server pipes it: one report on standard input."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from readiness.bounces import read_bounce
from readiness.services.sending import mark_bounced

MOST = 1_000_000


class Command(BaseCommand):
    help = (
        "Read a delivery report (RFC 3464) from standard input and show the advisor and the firm that their mail came "
        "back. Let the mail server pipe what comes to the address of DEFAULT_FROM_EMAIL into it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        bounce = read_bounce(sys.stdin.buffer.read(MOST))
        if bounce is None or not mark_bounced(number=bounce.number, told=bounce.status):
            raise CommandError("This is no report about a mail of this site that came back. Nothing was changed.")
        self.stdout.write(f"Mail {bounce.number} came back ({bounce.status or 'no reason given'}).")
