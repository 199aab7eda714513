"""assess as a program of its own: bytes in, bytes out, whatever the locale."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from factories import PROFILE, answers

DOCUMENT = {"as_of": "2026-11-20", "profile": PROFILE, "responses": answers()}


@pytest.fixture
def assess(tmp_path):
    """Run the command without a database or anything else of this site, and return the finished process."""

    def run(given: bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
        embedded = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return subprocess.run(
            [sys.executable, "manage.py", "assess", "-"],
            input=given,
            capture_output=True,
            cwd=settings.BASE_DIR,
            env=embedded | {"VAR_DIR": str(tmp_path / "nothing")} | environment,
            check=False,
        )

    return run


LATIN = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "LC_ALL": "C"}


def test_assess_prints_utf_8_and_line_feeds_whatever_the_locale(assess):
    given = json.dumps(DOCUMENT | {"id": "烧味店"}).encode()

    plain, latin = assess(given), assess(given, **LATIN)

    assert (plain.returncode, plain.stderr, latin.stdout) == (0, b"", plain.stdout)
    assert plain.stdout.startswith('{"id":"烧味店",'.encode())
    assert (plain.stdout.count(b"\n"), plain.stdout.count(b"\r")) == (1, 0)


def test_assess_reads_utf_8_whatever_the_locale(assess):
    given = json.dumps(DOCUMENT | {"id": "烧味店"}, ensure_ascii=False).encode()

    done = assess(given, **LATIN)

    assert json.loads(done.stdout)["id"] == "烧味店"


def test_assess_makes_no_folder_and_needs_none(assess, tmp_path):
    done = assess(json.dumps(DOCUMENT).encode())

    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_assess_of_bytes_that_are_no_text_prints_an_error_and_goes_on(assess):
    given = b'{"id": "\xff"}\n' + json.dumps(DOCUMENT | {"id": 2}).encode()

    done = assess(given, PYTHONIOENCODING="utf-8:strict")

    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()][-1:] == [2]


def test_assess_of_half_a_character_prints_an_error_and_goes_on(assess):
    given = json.dumps(DOCUMENT | {"id": "\ud800"}) + "\n" + json.dumps(DOCUMENT | {"id": 2})

    done = assess(given.encode())

    assert [json.loads(line)["id"] for line in done.stdout.splitlines()][-1:] == [2]
    assert b"Traceback" not in done.stderr
