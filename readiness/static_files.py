"""Collecting static files when they changed: compressing them takes seconds that a second start need not spend."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

UNUSED = [
    "bootstrap.css*",
    "bootstrap.rtl*",
    "bootstrap-*",
    "bootstrap*.js*",
    "htmax-*",
    "htmx-4*",
    "htmx-2.js",
    "ext",
]
"""What the packages bring along and no page loads."""


def collect_static_files() -> None:
    """Collect and compress static files into STATIC_ROOT, unless it was made from these very files."""
    made_from = Path(settings.STATIC_ROOT) / "made_from.txt"
    fingerprint = _fingerprint()
    if made_from.exists() and made_from.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=UNUSED)
    made_from.write_text(fingerprint)


def _fingerprint() -> str:
    files = (
        (name, Path(storage.path(name)).stat()) for finder in get_finders() for name, storage in finder.list(UNUSED)
    )
    listed = sorted(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in files)
    return hashlib.sha256("\n".join(listed).encode()).hexdigest()
