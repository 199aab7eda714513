import base64
import json
from collections.abc import Mapping
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from readiness.core.assessment import as_data, assess
from readiness.core.canonical import canonical_json
from readiness.core.errors import InvalidReceipt
from readiness.core.receipt import (
    body_digest,
    check_receipt,
    fingerprint,
    inputs_of,
    make_receipt,
    receipt_text,
)
from readiness.core.responses import read_situation

from .firms import EDITION, SEED, all_at, document

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))


def recompute(receipt: Mapping[str, Any]) -> dict[str, Any] | None:
    if receipt["versions"] != {"questionnaire": EDITION.digest}:
        return None
    return as_data(assess(SEED, [read_situation(SEED, receipt["inputs"])])[0])


def receipt_of(inputs: dict[str, Any], *, digest: str = EDITION.digest, **result: Any) -> dict[str, Any]:
    """A receipt as a person hands it back, some of its result changed before it was signed."""
    versions = {"questionnaire": digest}
    true_result = as_data(assess(SEED, [read_situation(SEED, document(all_at(3, TEC4="unknown")))])[0])
    return json.loads(canonical_json(make_receipt(inputs, versions, true_result | result, KEY)))


def honest() -> dict[str, Any]:
    return receipt_of(inputs_of(read_situation(SEED, document(all_at(3, TEC4="unknown")))))


def refusal(receipt: object, key: Ed25519PrivateKey = KEY) -> str:
    with pytest.raises(InvalidReceipt) as caught:
        check_receipt(receipt, key.public_key(), recompute)
    return str(caught.value)


def test_inputs_are_what_was_stated_as_plain_data() -> None:
    given = document(all_at(3, TEC4="unknown"))

    assert inputs_of(read_situation(SEED, given)) == given


def test_inputs_give_the_same_situation_again() -> None:
    firm = read_situation(SEED, document({"VAL2": 1, "PPL1": 4}, goals=["documents"]), complete=False)

    assert read_situation(SEED, inputs_of(firm), complete=False) == firm


def test_receipt_that_was_not_changed_holds() -> None:
    assert check_receipt(honest(), KEY.public_key(), recompute) is None


def test_receipt_of_the_same_arguments_has_the_same_bytes() -> None:
    assert canonical_json(honest()) == canonical_json(honest())


def test_receipt_names_its_format_and_key() -> None:
    receipt = honest()

    assert sorted(receipt) == ["format", "inputs", "key", "result", "signature", "versions"]
    assert receipt["format"] == "ai-readiness-receipt/1"
    assert receipt["key"] == "56475aa75463474c0285df5dbf2bcab73da651358839e9b77481b2eab107708c"


def test_receipt_digest_leaves_out_key_and_signature() -> None:
    receipt = honest()

    assert body_digest(receipt) == body_digest(receipt | {"key": "x", "signature": "y"})
    assert body_digest(receipt) != body_digest(receipt | {"inputs": {}})


@pytest.mark.parametrize("receipt", [None, [], "receipt", {}, {"format": "ai-readiness-receipt/2"}])
def test_receipt_of_another_format_is_refused(receipt: object) -> None:
    assert refusal(receipt) == "This is not a receipt in the format ai-readiness-receipt/1."


def test_receipt_of_another_key_is_refused_and_names_both() -> None:
    ours, theirs = (fingerprint(key.public_key()) for key in (OTHER, KEY))

    assert refusal(honest(), OTHER) == f"It was signed with another key: it names {theirs}, this key is {ours}."


def test_receipt_that_only_claims_the_key_is_refused() -> None:
    claimed = honest() | {"key": fingerprint(OTHER.public_key())}

    assert refusal(claimed, OTHER) == "The signature does not fit: something was changed after it was signed."


@pytest.mark.parametrize(
    "changes",
    [
        {"inputs": {}},
        {"result": {}},
        {"versions": {}},
        {"note": "added"},
        {"result": float("nan")},
        {"signature": base64.b64encode(bytes(64)).decode()},
        {"signature": "not base64"},
        {"signature": "ключ"},
        {"signature": None},
    ],
)
def test_receipt_that_was_changed_is_refused(changes: dict[str, Any]) -> None:
    assert refusal(honest() | changes) == "The signature does not fit: something was changed after it was signed."


@pytest.mark.parametrize("part", ["inputs", "versions", "result", "signature"])
def test_receipt_without_a_part_is_refused(part: str) -> None:
    receipt = {name: value for name, value in honest().items() if name != part}

    assert refusal(receipt) == "The signature does not fit: something was changed after it was signed."


def test_receipt_of_a_version_not_at_hand_is_refused() -> None:
    receipt = receipt_of(document(all_at(3)), digest="0" * 64)

    assert refusal(receipt) == "It rests on a version that is not at hand here, so it cannot be recomputed."


def test_receipt_with_inputs_that_cannot_be_rated_is_refused() -> None:
    receipt = receipt_of(document({"STR9": 3}))

    assert refusal(receipt) == ("Its inputs cannot be rated: responses.STR9: is not a question of this questionnaire.")


def test_receipt_with_another_result_is_refused() -> None:
    receipt = receipt_of(document(all_at(3, TEC4="unknown")), rating={"level": 5})

    assert refusal(receipt) == "Recomputing it from its own inputs gives another result."


def test_receipt_from_texts_is_the_same_receipt():
    versions, result = {"questionnaire": EDITION.digest}, {"rating": {"level": 3, "name": "“é”"}}
    texts = (canonical_json(each) for each in (honest()["inputs"], versions, result))

    found = json.loads(receipt_text(*texts, KEY))

    assert found == make_receipt(honest()["inputs"], versions, result, KEY)
