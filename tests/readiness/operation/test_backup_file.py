"""What a file has to be before anything is restored from it."""

import json
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection

from readiness.operation.backup import both, postgresql
from readiness.operation.backup.file import About, CannotBackUp, CannotRestore, opened, write_file

ABOUT = About(engine=connection.vendor, made_at="2026-11-25", migrations=(("readiness", "0002_reviews"),), keys={})
DATA = bytes(range(256)) * 40


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "kept.zip"
    write_file(path, ABOUT, lambda stream: stream.write(DATA), {"secret_key": "x"})
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CannotRestore) as caught, opened(path):
        pass
    return str(caught.value).replace(str(path), "FILE")


def rewritten(path: Path, **changed) -> Path:
    other = path.with_name("other.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        new.writestr("database", old.read("database"))
        new.writestr("about.json", json.dumps(json.loads(old.read("about.json")) | changed))
    return other


def test_what_was_written_is_read_again(file):
    with opened(file) as (about, archive):
        assert (about.migrations, about.engine, archive.read("database")) == (ABOUT.migrations, ABOUT.engine, DATA)
        assert both.secrets_in(archive) == {"secret_key": "x"}
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: b"text" * 99])
def test_what_is_no_whole_back_up_is_refused(file, damage):
    file.write_bytes(damage(file.read_bytes()))

    assert refusal(file) == "FILE is no back-up, or is damaged."


def test_no_changed_byte_gets_another_database_or_secret_in(file):
    whole = file.read_bytes()

    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        with suppress(CannotRestore), opened(file) as (_about, archive):
            assert (archive.read("database"), both.secrets_in(archive)) == (DATA, {"secret_key": "x"}), at


def test_another_database_than_was_written_is_refused(file):
    assert refusal(rewritten(file, digest="0")) == "FILE is damaged: its database is not the one that was written."


def test_a_file_of_a_later_format_is_refused(file):
    assert refusal(rewritten(file, format=3)) == "FILE was made by a newer version. Update the program first."


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert refusal(tmp_path / "none") == "There is no file FILE."


def test_a_back_up_that_breaks_off_leaves_no_file(tmp_path):
    def breaks(_stream):
        raise CannotBackUp("pg_dump failed")

    with pytest.raises(CannotBackUp):
        write_file(tmp_path / "kept.zip", ABOUT, breaks, {})

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CannotBackUp, match=r"cannot be written \(No such file or directory\)\.$"):
        write_file(tmp_path / "none" / "kept.zip", ABOUT, lambda stream: None, {})


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"engine": "another"}, f"This is a back-up of another, and the database here is {connection.vendor}."),
        (
            {"migrations": (("readiness", "9999_later"),)},
            "It was made by a newer version (it has readiness.9999_later). Update the program first.",
        ),
    ],
)
def test_a_back_up_that_does_not_fit_is_refused(changed, says):
    with pytest.raises(CannotRestore) as caught:
        both._check_fits(About(**{**ABOUT.__dict__, **changed}), replace=True)

    assert str(caught.value) == says


def test_a_program_older_than_the_server_is_never_used(monkeypatch):
    monkeypatch.setattr(postgresql, "_candidates", lambda name: ["/13/x", "/15/x", "/17/x"])
    monkeypatch.setattr(postgresql, "_version_of", lambda path: int(path.split("/")[1]))

    assert [postgresql._tool("x", version, CannotBackUp) for version in (15, 16)] == ["/15/x", "/17/x"]
    with pytest.raises(CannotBackUp, match=r"^x for PostgreSQL 18 is not here\. Install the package "):
        postgresql._tool("x", 18, CannotBackUp)


@pytest.mark.parametrize(
    ("pg_restore", "psql"),
    [("cat; exit 1", "cat >/dev/null"), ("cat", "exit 3"), ("exit 1", "exit 0")],
    ids=["unreadable dump", "refused by the server", "both gone"],
)
def test_a_program_that_fails_is_said_and_never_taken_for_a_restored_database(tmp_path, monkeypatch, pg_restore, psql):
    for name, does in (("pg_restore", pg_restore), ("psql", psql)):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o700)
    monkeypatch.setattr(postgresql, "_version", lambda database: 15)
    monkeypatch.setattr(postgresql, "_tool", lambda name, version, error: str(tmp_path / name))
    database = {"HOST": "", "PORT": "", "USER": "", "NAME": "none", "PASSWORD": ""}

    with pytest.raises(CannotRestore, match="so the database is as it was"):
        postgresql.load(database, BytesIO(bytes(1 << 20)))
