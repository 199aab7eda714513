import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.urls import reverse
from factories import renumbered
from pages import elements, says

from readiness.core.receipt import fingerprint, make_receipt
from readiness.models import AuditEntry
from readiness.services.keys import signing_key

from .receipts import upload, verdict

pytestmark = pytest.mark.django_db


def signed(receipt: dict, **changed) -> dict:
    """The receipt with some of it changed, signed anew with this site's key."""
    body = {name: receipt[name] for name in ("inputs", "versions", "result")} | changed
    return make_receipt(body["inputs"], body["versions"], body["result"], signing_key())


def test_check_page_shows_the_fingerprint_and_gives_the_key(client, db):
    response = client.get(reverse("check_receipt"))

    assert response.status_code == 200
    assert says(elements(response, class_="receipt")[0]) == fingerprint(signing_key().public_key())
    assert verdict(response) == ""


def test_valid_receipt_holds(client, receipt):
    response = upload(client, receipt)

    assert response.status_code == 200
    assert verdict(response).startswith("This receipt holds. Level 2, rated as of ")


def test_downloaded_receipt_holds(client, stranger):
    content = client.get(reverse("receipt", args=[stranger.submission.link, 1])).content

    assert verdict(upload(client, content)).startswith("This receipt holds. Level 2")


@pytest.mark.parametrize(
    "tamper",
    [
        lambda it: it["result"]["rating"].update(level=5),
        lambda it: it["inputs"]["responses"].update(TEC4=5),
        lambda it: it["inputs"].update(as_of="2020-01-01"),
        lambda it: it.update(extra=1),
        lambda it: it.update(signature="AAAA"),
        lambda it: it.pop("signature"),
    ],
)
def test_tampered_receipt_does_not_hold(client, receipt, tamper):
    tamper(receipt)

    response = upload(client, receipt)

    assert response.status_code == 422
    assert verdict(response) == (
        "This receipt does not hold. The signature does not fit: something was changed after it was signed."
    )


def test_receipt_signed_with_another_key_names_both(client, receipt):
    other = Ed25519PrivateKey.generate()
    foreign = make_receipt(receipt["inputs"], receipt["versions"], receipt["result"], other)

    response = upload(client, foreign)

    assert response.status_code == 422
    assert verdict(response) == (
        f"This receipt does not hold. It was signed with another key: it names {fingerprint(other.public_key())}, "
        f"this key is {fingerprint(signing_key().public_key())}."
    )


def test_receipt_whose_result_is_not_what_its_inputs_give_does_not_hold(client, receipt):
    raised = {"rating": receipt["result"]["rating"] | {"level": 5}}

    response = upload(client, signed(receipt, result=raised))

    assert verdict(response) == "This receipt does not hold. Recomputing it from its own inputs gives another result."


def test_receipt_whose_inputs_cannot_be_rated_says_why(client, receipt):
    response = upload(client, signed(receipt, inputs=receipt["inputs"] | {"mode": "huge"}))

    assert response.status_code == 422
    assert "Its inputs cannot be rated: mode: 'huge' is not a kind of check." in verdict(response)


def test_receipt_of_an_unknown_questionnaire_cannot_be_checked(client, receipt, edition):
    unpublished = {"questionnaire": renumbered(edition).digest}

    response = upload(client, signed(receipt, versions=unpublished))

    assert verdict(response) == (
        "This receipt does not hold. It rests on a version that is not at hand here, so it cannot be recomputed."
    )


def test_checking_keeps_nothing(client, receipt):
    before = AuditEntry.objects.count()

    upload(client, receipt)

    assert AuditEntry.objects.count() == before


def test_public_key_is_the_one_that_signs(client, db):
    response = client.get(reverse("public_key"))

    assert response["Content-Type"] == "application/x-pem-file"
    assert fingerprint(load_pem_public_key(response.content)) == fingerprint(signing_key().public_key())
    assert b"PRIVATE" not in response.content


def test_check_page_costs_no_query(client, receipt, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(reverse("check_receipt"))
        upload(client, receipt)
