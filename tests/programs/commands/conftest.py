"""Files for the commands, and receipts as the site makes them, but without a database."""

import json
from collections.abc import Callable
from io import StringIO

import pytest
import yaml
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import call_command
from factories import PROFILE, answers

from readiness.core.assessment import as_data, assess
from readiness.core.receipt import inputs_of, make_receipt
from readiness.core.responses import read_situation
from readiness.services.keys import signing_key

from .running import jsonl


@pytest.fixture
def write(tmp_path) -> Callable[..., str]:
    """Write documents, or a text as it is, to a file and return its path."""

    def write(name: str, *documents, text: str | bytes = b"") -> str:
        joined = jsonl(*documents) if name.endswith(".jsonl") else "---\n".join(map(yaml.safe_dump, documents))
        given = text or joined
        (tmp_path / name).write_bytes(given if isinstance(given, bytes) else given.encode())
        return str(tmp_path / name)

    return write


@pytest.fixture
def receipt_by(edition):
    """A receipt of a full check, signed with a key; made without a database, as it is checked."""

    def make(key: Ed25519PrivateKey | None = None, **changed) -> dict:
        document = {"as_of": "2026-11-20", "profile": PROFILE, "responses": answers(3, TEC4="unknown")}
        situation = read_situation(edition.questionnaire, document)
        result = as_data(assess(edition.questionnaire, [situation])[0])
        versions = {"questionnaire": edition.digest}
        given = {"inputs": inputs_of(situation), "versions": versions, "result": result} | changed
        return make_receipt(given["inputs"], given["versions"], given["result"], key or signing_key())

    return make


@pytest.fixture
def verify(tmp_path):
    """Return what the command says of a receipt, and its exit code."""

    def check(receipt, *, key=None) -> tuple[str, int]:
        file = tmp_path / "receipt.json"
        file.write_text(receipt if isinstance(receipt, str) else json.dumps(receipt), encoding="utf-8")
        said = StringIO()
        try:
            call_command("verify_receipt", file, key=key, stdout=said)
        except SystemExit as end:
            return said.getvalue(), end.code
        return said.getvalue(), 0

    return check
