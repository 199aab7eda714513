"""The receipt of a rating: everything it rests on, signed, so that anyone can recompute and check it.

Source: interfaces, "Time, bytes and trust".
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from .canonical import canonical_json, digest
from .errors import CoreError, InvalidReceipt
from .responses import Situation

FORMAT = "ai-readiness-receipt/1"
Recompute = Callable[[Mapping[str, Any]], Mapping[str, Any] | None]
"""Takes a receipt, returns the result computed anew, or None if its versions are not at hand."""


def inputs_of(situation: Situation) -> dict[str, Any]:
    """Return what was stated, as plain data; a question without a response was not answered."""
    profile = {key: list(value) if isinstance(value, tuple) else value for key, value in situation.profile.items()}
    return {
        "as_of": situation.as_of.isoformat(),
        "mode": situation.mode,
        "profile": profile,
        "responses": dict(situation.responses),
    }


def make_receipt(
    inputs: Mapping[str, Any], versions: Mapping[str, str], result: Mapping[str, Any], key: Ed25519PrivateKey
) -> dict[str, Any]:
    """Return a signed receipt. The same arguments give the same bytes."""
    body = {"format": FORMAT, "inputs": dict(inputs), "versions": dict(versions), "result": dict(result)}
    return body | _signed(canonical_json(body), key)


def receipt_text(inputs: str, versions: str, result: str, key: Ed25519PrivateKey) -> str:
    """Return what make_receipt does as JSON, from texts of canonical JSON: nothing is written out twice."""
    body = f'{{"format":"{FORMAT}","inputs":{inputs},"result":{result},"versions":{versions}}}'
    return f"{body[:-1]},{canonical_json(_signed(body, key))[1:]}"


def _signed(body: str, key: Ed25519PrivateKey) -> dict[str, str]:
    signature = base64.b64encode(key.sign(body.encode())).decode()
    return {"key": fingerprint(key.public_key()), "signature": signature}


def body_digest(receipt: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what the receipt signs."""
    return digest(_body(receipt))


def _body(receipt: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in receipt.items() if name not in ("key", "signature")}


def check_receipt(receipt: object, key: Ed25519PublicKey, recompute: Recompute) -> None:
    """Return if the receipt holds. Raises InvalidReceipt with the reason if it does not."""
    if not isinstance(receipt, Mapping) or receipt.get("format") != FORMAT:
        raise InvalidReceipt(f"This is not a receipt in the format {FORMAT}.")
    if receipt.get("key") != fingerprint(key):
        raise InvalidReceipt(
            f"It was signed with another key: it names {receipt.get('key')}, this key is {fingerprint(key)}."
        )
    _check_signature(receipt, key)
    try:
        result = recompute(receipt)
    except CoreError as error:
        raise InvalidReceipt(f"Its inputs cannot be rated: {error}") from None
    if result is None:
        raise InvalidReceipt("It rests on a version that is not at hand here, so it cannot be recomputed.")
    if canonical_json(result) != canonical_json(receipt.get("result")):
        raise InvalidReceipt("Recomputing it from its own inputs gives another result.")


def _check_signature(receipt: Mapping[str, Any], key: Ed25519PublicKey) -> None:
    try:
        signature = base64.b64decode(str(receipt.get("signature")), validate=True)
        key.verify(signature, canonical_json(_body(receipt)).encode())
    except (InvalidSignature, binascii.Error, ValueError):
        raise InvalidReceipt("The signature does not fit: something was changed after it was signed.") from None


def fingerprint(key: Ed25519PublicKey) -> str:
    """Return the SHA-256 of the public key's 32 bytes, 64 hexadecimal digits."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()


def read_private_key(text: str) -> Ed25519PrivateKey:
    """Return the signing key written as 32 bytes in base64. Raises ValueError if it is none."""
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(text.strip(), validate=True))


def read_public_key(text: str) -> Ed25519PublicKey:
    """Return a public key from PEM. Raises ValueError if it is none."""
    key = load_pem_public_key(text.encode())
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("The key is not an Ed25519 key.")  # one error for every unusable file
    return key
