"""Checking with the key of another site, and keys that cannot be used."""

import base64
import json
import os
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.core.management import CommandError

from readiness.core.receipt import fingerprint

FOREIGN = Ed25519PrivateKey.from_private_bytes(bytes(32))
VALID = "Valid: signed by this key, and computed anew it gives the same result.\n"
NOT_AT_HAND = "Not valid: It rests on a version that is not at hand here, so it cannot be recomputed."


def pem(tmp_path, key):
    path = tmp_path / "key.pem"
    path.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return path


def test_receipt_of_another_site_is_valid_with_that_sites_key(verify, receipt_by, tmp_path):
    said = verify(receipt_by(FOREIGN), key=pem(tmp_path, FOREIGN))

    assert said == (f"Key: {fingerprint(FOREIGN.public_key())} (given by --key)\n{VALID}", 0)


def test_receipt_of_an_unknown_questionnaire_is_not_valid_where_there_is_no_database(receipt_by, tmp_path):
    receipt = tmp_path / "receipt.json"
    receipt.write_text(json.dumps(receipt_by(FOREIGN, versions={"questionnaire": "0" * 64})))
    embedded = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    done = subprocess.run(  # noqa: S603  # this very program
        [sys.executable, "manage.py", "verify_receipt", receipt, "--key", pem(tmp_path, FOREIGN)],
        capture_output=True,
        cwd=settings.BASE_DIR,
        env=embedded | {"VAR_DIR": str(tmp_path / "nothing")},
        text=True,
        check=False,
    )

    assert (done.stdout.splitlines()[1:], done.returncode) == ([NOT_AT_HAND], 1)


def test_key_given_needs_no_key_of_this_site(verify, receipt_by, tmp_path, settings):
    receipt = receipt_by(FOREIGN)
    settings.RECEIPT_KEY = ""

    assert verify(receipt, key=pem(tmp_path, FOREIGN))[1] == 0


def test_site_without_a_key_says_so(verify, receipt_by, settings):
    receipt = receipt_by()
    settings.RECEIPT_KEY = ""

    with pytest.raises(CommandError, match=r"^The key cannot be used: RECEIPT_KEY is not set\."):
        verify(receipt)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a key", b"\xff\xfe", base64.b64encode(bytes(32))],
    ids=["empty", "text", "bytes", "no PEM"],
)
def test_key_file_that_is_no_key_is_named_as_such(verify, receipt_by, tmp_path, content):
    path = tmp_path / "key.pem"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=r"^The key cannot be used: "):
        verify(receipt_by(), key=path)


def test_key_of_another_kind_cannot_be_used(verify, receipt_by, tmp_path):
    path = pem(tmp_path, generate_private_key(SECP256R1()))

    with pytest.raises(CommandError, match="not an Ed25519 key"):
        verify(receipt_by(), key=path)


def test_key_file_that_is_missing_is_named(verify, receipt_by, tmp_path):
    with pytest.raises(CommandError, match=r"^The key cannot be used: .*nowhere\.pem"):
        verify(receipt_by(), key=tmp_path / "nowhere.pem")
