"""Check a downloaded receipt."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from programs.queries.receipts import recompute
from readiness.core.canonical import read_json
from readiness.core.errors import InvalidReceipt
from readiness.core.receipt import check_receipt, fingerprint, read_public_key
from readiness.services.keys import signing_key


class Command(BaseCommand):
    help = "Check a receipt: signed by this key, and recomputed with the same result. Exit 0 if it holds, 1 if not."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--key", type=Path, help="public key in PEM; without it, this site's own key")

    def handle(self, *args: Any, **options: Any) -> None:
        key = _key(options["key"])
        try:
            receipt = read_json(options["file"].read_bytes())
        except (OSError, ValueError) as error:
            raise CommandError(f"{options['file']} cannot be read as a receipt: {error}") from None
        self.stdout.write(f"Key: {fingerprint(key)} ({'given by --key' if options['key'] else 'of this site'})")
        try:
            check_receipt(receipt, key, recompute)
        except InvalidReceipt as error:
            self.stdout.write(f"Not valid: {error}")
            sys.exit(1)
        self.stdout.write("Valid: signed by this key, and computed anew it gives the same result.")


def _key(path: Path | None) -> Ed25519PublicKey:
    try:
        return read_public_key(path.read_text(encoding="ascii")) if path else signing_key().public_key()
    except (OSError, ValueError, ImproperlyConfigured) as error:
        raise CommandError(f"The key cannot be used: {error}") from None
