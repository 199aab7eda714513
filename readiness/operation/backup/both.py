"""Backing up and restoring, whichever database it is."""

from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.crypto import salted_hmac

from . import postgresql, sqlite
from .file import DATABASE, About, CannotBackUp, CannotRestore, opened, secrets_in, write_file

KEYS = ("SECRET_KEY", "RECEIPT_KEY")


def back_up(path: Path) -> About:
    """Write the database to a file while the site runs; the embedded run's secrets too. Raises CannotBackUp."""
    applied = tuple(sorted(MigrationRecorder(connection).applied_migrations()))
    if not applied:
        raise CannotBackUp("The database is empty: there is nothing to back up.")
    now = timezone.now().isoformat(timespec="seconds")
    about = About(engine=connection.vendor, made_at=now, migrations=applied, keys=_fingerprints())
    write_file(path, about, lambda stream: _tools().dump(_database(), stream), _secrets())
    return about


def restore(path: Path, *, replace: bool) -> list[str]:
    """Put a back-up in the place of the database, as a whole or not at all; return the keys that differ.

    replace: even if something is there. Raises CannotRestore.
    """
    with opened(path) as (about, archive):
        _check_fits(about, replace=replace)
        connection.close()
        with archive.open(DATABASE) as stream:
            _tools().load(_database(), stream)
        if settings.EMBEDDED:
            return _keep_secrets(secrets_in(archive))
    return [name for name, told in _fingerprints().items() if about.keys.get(name) != told]


def _check_fits(about: About, *, replace: bool) -> None:
    if about.engine != connection.vendor:
        raise CannotRestore(f"This is a back-up of {about.engine}, and the database here is {connection.vendor}.")
    if newer := set(about.migrations) - set(MigrationLoader(None).disk_migrations):
        app, name = min(newer)
        raise CannotRestore(f"It was made by a newer version (it has {app}.{name}). Update the program first.")
    if not replace and not _tools().is_empty(_database()):
        raise CannotRestore("The database is not empty. To lose what is in it, add --replace.")


def _tools() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite


def _database() -> dict[str, Any]:
    return connection.settings_dict


def _fingerprints() -> dict[str, str]:
    return {name: salted_hmac("back-up", name, getattr(settings, name)).hexdigest()[:16] for name in KEYS}


def _secrets() -> dict[str, str]:
    """The secrets that the embedded run made for itself. Those of services are somebody else's to keep."""
    folder = Path(settings.VAR_DIR) / "secrets"
    if not settings.EMBEDDED or not folder.exists():
        return {}
    return {each.name: each.read_text(encoding="ascii") for each in folder.iterdir()}


def _keep_secrets(secrets: dict[str, str]) -> list[str]:
    folder = Path(settings.VAR_DIR) / "secrets"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, text in secrets.items():
        path = folder / Path(name).name
        path.touch(mode=0o600)
        path.write_text(text, encoding="ascii")
    return []
