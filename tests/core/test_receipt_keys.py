import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from readiness.core.receipt import fingerprint, read_private_key, read_public_key

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PEM = (Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def test_fingerprint_is_the_sha256_of_the_public_key() -> None:
    assert fingerprint(KEY.public_key()) == "56475aa75463474c0285df5dbf2bcab73da651358839e9b77481b2eab107708c"


def test_private_key_is_read_from_base64_and_may_end_in_a_line_break() -> None:
    text = base64.b64encode(bytes(range(32))).decode()

    assert read_private_key(f" {text}\n").private_bytes_raw() == bytes(range(32))


@pytest.mark.parametrize("text", ["", "x", "AAAA", base64.b64encode(bytes(33)).decode()])
def test_private_key_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_private_key(text)


def test_public_key_is_read_from_pem() -> None:
    text = KEY.public_key().public_bytes(*PEM).decode()

    assert fingerprint(read_public_key(text)) == fingerprint(KEY.public_key())


def test_public_key_of_another_kind_is_refused() -> None:
    text = Ed448PrivateKey.from_private_bytes(bytes(57)).public_key().public_bytes(*PEM).decode()

    with pytest.raises(ValueError, match=r"The key is not an Ed25519 key\."):
        read_public_key(text)


@pytest.mark.parametrize("text", ["", "a key"])
def test_public_key_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_public_key(text)
