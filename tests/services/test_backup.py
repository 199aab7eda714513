"""Backing up, losing everything, restoring: no difference, on either database, with the site's own commands."""

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from services.stack import own_database


class Site:
    """A site of its own, known by its commands."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url, self.file = folder, url, folder / "kept.zip"
        others = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
        self.environment = others | {"VAR_DIR": str(folder / "var"), "DATABASE_URL": url} | KEYS

    def manage(self, *command: str) -> tuple[int, str]:
        done = subprocess.run(  # noqa: S603  # our own
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def sql(self, text: str) -> list[tuple]:
        if self.url:
            with psycopg.connect(self.url, autocommit=True) as connection:
                cursor = connection.execute(text)
                return cursor.fetchall() if cursor.description else []
        with sqlite3.connect(self.folder / "var" / "db.sqlite3") as connection:
            found = connection.execute(text).fetchall()
        connection.close()
        return found

    def lose(self) -> None:
        """Lose the database and, in the embedded run, everything else."""
        if self.url:
            self.sql("DROP SCHEMA public CASCADE")
            self.sql("CREATE SCHEMA public")
        else:
            shutil.rmtree(self.folder / "var")
            (self.folder / "var").mkdir()


KEYS = {
    "SECRET_KEY": "a secret of this site, long enough to be one, and only for tests",
    "RECEIPT_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    "EMAIL_URL": "dummy:",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    """A site with firms, on a database such as the suite runs on, and a back-up of it."""
    folder, url = tmp_path_factory.mktemp("site"), os.environ.get("DATABASE_URL", "")
    if not url:
        yield from made(Site(folder, ""))
        return
    with own_database(url, f"backup_{os.getpid()}") as own:
        yield from made(Site(folder, own))


def made(site: Site) -> Iterator[Site]:
    (site.folder / "var" / "secrets").mkdir(parents=True)
    (site.folder / "var" / "secrets" / "secret_key").write_text(KEYS["SECRET_KEY"])
    for command in (["migrate"], ["seed"], ["simulate", "--submissions", "12"], ["back_up", str(site.file)]):
        code, told = site.manage(*command)
        assert code == 0, told
    yield site


def test_nothing_differs_after_losing_everything_and_restoring(site):
    revisions = site.sql("SELECT count(*), max(id) FROM readiness_revision")
    site.lose()

    code, told = site.manage("restore", str(site.file))

    assert (code, told) == (0, f"{site.file} is restored.\n")
    assert site.sql("SELECT count(*), max(id) FROM readiness_revision") == revisions
    code, told = site.manage("recompute", "--all")
    assert (code, told.splitlines()[-1].endswith(" recomputed, 0 different.")) == (0, True)
    assert not told.startswith("0 ")
    for statement in ("UPDATE readiness_revision SET level = 1", "DELETE FROM readiness_auditentry"):
        with pytest.raises((psycopg.Error, sqlite3.Error), match="append-only"):
            site.sql(statement)
    assert site.manage("makemigrations", "--check", "--dry-run")[0] == 0


def test_a_database_that_is_not_empty_is_replaced_only_if_told(site):
    before = site.sql("SELECT count(*) FROM readiness_revision")
    site.sql(
        "INSERT INTO readiness_organisation (name, uen, activity, created_at) VALUES ('new', '', '', '2026-11-25')"
    )

    refused = site.manage("restore", str(site.file))
    kept = site.sql("SELECT count(*) FROM readiness_organisation WHERE name = 'new'")
    code, _told = site.manage("restore", str(site.file), "--replace")

    assert refused == (
        1,
        "CommandError: The database is not empty. To lose what is in it, add --replace. Nothing was changed.\n",
    )
    assert (kept, code) == ([(1,)], 0)
    assert site.sql("SELECT count(*) FROM readiness_organisation WHERE name = 'new'") == [(0,)]
    assert site.sql("SELECT count(*) FROM readiness_revision") == before


def test_a_damaged_file_changes_nothing(site):
    data = bytearray(site.file.read_bytes())
    data[len(data) // 3] ^= 255
    path = site.folder / "damaged.zip"
    path.write_bytes(data)
    before = site.sql("SELECT count(*) FROM readiness_revision")

    code, told = site.manage("restore", str(path), "--replace")

    assert (code, told) == (1, f"CommandError: {path} is no back-up, or is damaged. Nothing was changed.\n")
    assert site.sql("SELECT count(*) FROM readiness_revision") == before


def test_a_file_that_is_there_is_never_overwritten(site):
    before = site.file.read_bytes()

    assert site.manage("back_up", str(site.file)) == (
        1,
        f"CommandError: {site.file} is there already. Choose another name.\n",
    )
    assert site.file.read_bytes() == before
    assert [path.name for path in site.folder.glob("*.part")] == []


def test_only_the_embedded_run_puts_its_secrets_into_the_file_and_both_say_so(site):
    path = site.folder / "again.zip"
    _code, told = site.manage("back_up", str(path))
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    path.unlink()

    assert ("secrets/secret_key" in content, "holds the secrets" in told) == (not site.url, not site.url)
    assert ("are not in it: keep them too" in told) == bool(site.url)
    assert KEYS["RECEIPT_KEY"].encode() not in b"".join(content.values())
    assert site.file.stat().st_mode & 0o077 == 0


def test_other_keys_than_those_it_was_made_with_are_named(site):
    if not site.url:
        pytest.skip("the embedded run gets its keys from the file")
    site.environment["SECRET_KEY"] = "another"  # noqa: S105
    try:
        code, told = site.manage("restore", str(site.file), "--replace")
    finally:
        site.environment["SECRET_KEY"] = KEYS["SECRET_KEY"]

    assert code == 0
    assert told.splitlines()[1:] == [
        "SECRET_KEY is not the one it was made with: what it opened or signed no longer fits."
    ]
