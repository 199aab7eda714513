"""What start refuses, in one line, before anything runs."""

import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from readiness.embedded import CannotStart
from readiness.management.commands import start


@pytest.fixture(autouse=True)
def nothing_runs(settings, monkeypatch, tmp_path):
    """A start that would succeed ends where it would begin to run something."""

    def ran(*_given, **_named):
        raise AssertionError("something ran")

    settings.EMBEDDED, settings.VAR_DIR = True, tmp_path / "var"
    monkeypatch.setattr(start, "running", ran)
    monkeypatch.setattr(start.os, "execv", ran)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def test_start_on_a_busy_port_says_which_and_makes_nothing(settings):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CommandError) as caught:
            call_command("start", port=port)

    assert str(caught.value) == (
        f"Port {port} on 127.0.0.1 cannot be used (Address already in use). Try --port {port + 1}."
    )
    assert not settings.VAR_DIR.exists()


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_start_on_a_port_that_there_is_not_says_so(port):
    with pytest.raises(CommandError, match=port):
        call_command("start", f"--port={port}")


def test_start_in_a_folder_that_cannot_be_written_names_it(settings, tmp_path, free_port):
    (tmp_path / "file").touch()
    settings.VAR_DIR = tmp_path / "file" / "var"

    with pytest.raises(CommandError) as caught:
        call_command("start", port=free_port)

    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{tmp_path / 'file'}")
    assert line.endswith("cannot be written (Not a directory). Set VAR_DIR to a folder of yours.")


def test_start_with_a_database_url_says_that_it_is_no_embedded_run(settings):
    settings.EMBEDDED = False

    with pytest.raises(CommandError, match=r"^DATABASE_URL is set, so this is no embedded run\."):
        call_command("start")


@pytest.mark.django_db
def test_start_on_a_newer_database_says_what_to_do(monkeypatch, free_port):
    monkeypatch.setattr(start, "make_folders", lambda var: False)
    monkeypatch.setattr(start, "collect_static_files", lambda: None)
    MigrationRecorder(connection).record_applied("readiness", "9999_from_the_future")

    with pytest.raises(CommandError) as caught:
        call_command("start", port=free_port, stdout=StringIO())

    assert str(caught.value) == (
        "The database was made by a newer version (it has readiness.9999_from_the_future). Update the program first."
    )


@pytest.mark.django_db
def test_check_of_the_database_lets_this_version_and_unknown_apps_pass():
    MigrationRecorder(connection).record_applied("somebody_elses_app", "9999_from_the_future")

    start._check_database()


def test_check_of_a_database_that_cannot_be_read_names_it(monkeypatch, settings):
    def unreadable(_connection):
        raise DatabaseError("file is not a database")

    monkeypatch.setattr(start, "MigrationLoader", unreadable)

    with pytest.raises(CannotStart) as caught:
        start._check_database()

    name = settings.DATABASES["default"]["NAME"]
    assert str(caught.value) == f"{name} cannot be used (file is not a database)."


def test_start_for_the_first_time_makes_the_secrets_and_begins_again_to_read_them(settings, monkeypatch, free_port):
    class BeganAgain(Exception):
        """In place of a call that does not return."""

    def execv(_program, _arguments):
        raise BeganAgain

    monkeypatch.setattr(start.os, "execv", execv)

    with pytest.raises(BeganAgain):
        call_command("start", port=free_port)

    assert sorted(path.name for path in (settings.VAR_DIR / "secrets").iterdir()) == ["receipt_key", "secret_key"]
