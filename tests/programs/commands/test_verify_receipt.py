import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command

from readiness.core.receipt import fingerprint
from readiness.services.keys import signing_key

FOREIGN = Ed25519PrivateKey.from_private_bytes(bytes(32))
VALID = "Valid: signed by this key, and computed anew it gives the same result.\n"
NOT_AT_HAND = "Not valid: It rests on a version that is not at hand here, so it cannot be recomputed."


def own_fingerprint() -> str:
    return fingerprint(signing_key().public_key())


def test_valid_receipt_is_valid_without_a_database(verify, receipt_by):
    assert verify(receipt_by()) == (f"Key: {own_fingerprint()} (of this site)\n{VALID}", 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it["result"]["rating"].update(level=5),
        lambda it: it["inputs"]["responses"].update(TEC4=5),
        lambda it: it.update(note="x"),
        lambda it: it.pop("signature"),
    ],
)
def test_tampered_receipt_is_not_valid(verify, receipt_by, change):
    receipt = receipt_by()
    change(receipt)

    said, code = verify(receipt)

    assert code == 1
    assert said == (
        f"Key: {own_fingerprint()} (of this site)\n"
        "Not valid: The signature does not fit: something was changed after it was signed.\n"
    )


def test_receipt_with_a_result_of_its_own_is_not_valid_even_if_it_is_signed(verify, receipt_by):
    said, code = verify(receipt_by(result={"rating": {"level": 5}}))

    assert (said.splitlines()[1], code) == (
        "Not valid: Recomputing it from its own inputs gives another result.",
        1,
    )


def test_receipt_signed_with_another_key_is_not_valid_and_both_are_named(verify, receipt_by):
    said, code = verify(receipt_by(FOREIGN))

    other = fingerprint(FOREIGN.public_key())
    assert code == 1
    assert said == (
        f"Key: {own_fingerprint()} (of this site)\n"
        f"Not valid: It was signed with another key: it names {other}, this key is {own_fingerprint()}.\n"
    )


def test_receipt_signed_with_another_key_that_claims_this_sites_is_not_valid(verify, receipt_by):
    said, code = verify(receipt_by(FOREIGN) | {"key": own_fingerprint()})

    assert (said.splitlines()[1].split(":")[0], code) == ("Not valid", 1)


@pytest.mark.django_db
def test_receipt_of_an_unknown_questionnaire_cannot_be_computed_anew(verify, receipt_by):
    said, code = verify(receipt_by(versions={"questionnaire": "0" * 64}))

    assert (said.splitlines()[1], code) == (NOT_AT_HAND, 1)


@pytest.mark.parametrize("text", ["", "not json", "{", "NaN", '["\\ud800"]', "[" * 100_000])
def test_file_that_is_not_json_cannot_be_read(verify, text):
    with pytest.raises(CommandError, match=r"receipt\.json cannot be read as a receipt: "):
        verify(text)


@pytest.mark.parametrize("text", ["null", "[]", "{}", '"x"'])
def test_json_that_is_no_receipt_is_not_valid(verify, text):
    said, code = verify(text)

    assert (said.splitlines()[1], code) == (
        "Not valid: This is not a receipt in the format ai-readiness-receipt/1.",
        1,
    )


def test_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.json cannot be read as a receipt: "):
        call_command("verify_receipt", tmp_path / "nowhere.json")
