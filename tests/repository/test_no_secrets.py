"""No key, token or password stands in a file of the repository."""

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

SECRETS = {
    "a private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY",
    "a key of a cloud": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b",
    "a token of a code host": r"\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{22,}|glpat-[\w-]{20,})",
    "a token of a chat, a shop or a model": r"\b(?:xox[abprs]-[\w-]{10,}|sk_live_\w{16,}|sk-[\w-]{32,})",
    "a token of a package index": r"\bpypi-[\w-]{40,}",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}",
    "a password in an address": r"\b(?:postgres(?:ql)?|rediss?|amqps?|smtps?|https?)://[^\s/:@\"'<>{}$…]+:[^\s/@\"'<>{}$…]+@",
    "a secret setting": r"(?im)^\s*(?:export )?(?:SECRET_KEY|RECEIPT_KEY|METRICS_TOKEN)=[\"']?[A-Za-z0-9+/_-]{20,}",
}
MADE_UP = {"tests/repository/test_no_secrets.py"}


def found_in(text: str) -> list[str]:
    return [name for name, pattern in SECRETS.items() if re.search(pattern, text)]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, cwd=settings.BASE_DIR, check=False)  # noqa: S607
    return [settings.BASE_DIR / name for name in listed.stdout.decode().split("\0") if name and name not in MADE_UP]


def test_no_file_holds_a_secret():
    files = [path for path in tracked() if path.is_file()]
    if not files:
        pytest.skip("no repository here")

    found = {str(path): found_in(path.read_text(errors="replace")) for path in files}
    assert {path: names for path, names in found.items() if names} == {}


def test_no_file_is_one_that_keeps_secrets():
    names = {".env", "secret_key", "receipt_key", "id_rsa", "id_ed25519", "db.sqlite3", "credentials.json"}
    endings = {".pem", ".key", ".p12", ".pfx", ".kdbx", ".sqlite3"}

    assert [path for path in tracked() if path.name in names or path.suffix in endings] == []


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "AKIA" + "A1" * 8,
        "ghp_" + "a1" * 18,
        "DATABASE_URL=postgres://readiness:pa55word@db/readiness",
        "SECRET_KEY=" + "a1b2" * 8,
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJl",
    ],
)
def test_secret_would_be_found(text):
    assert len(found_in(text)) == 1


@pytest.mark.parametrize("text", ["DATABASE_URL=postgres://…", "SECRET_KEY=…", "postgres://postgres@127.0.0.1:5432/x"])
def test_example_without_a_secret_is_none(text):
    assert found_in(text) == []
