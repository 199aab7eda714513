"""Files that are no receipt."""

import pytest
from django.urls import reverse
from pages import says

from .receipts import upload, verdict

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("content", [b"null", b"[]", b"{}", b'"x"', b'{"format": "other/1"}'])
def test_json_that_is_no_receipt_is_refused(client, db, content):
    response = upload(client, content)

    assert response.status_code == 422
    assert verdict(response) == (
        "This receipt does not hold. This is not a receipt in the format ai-readiness-receipt/1."
    )


def test_receipt_with_markup_is_shown_as_text(client, receipt):
    response = upload(client, receipt | {"key": "<script>alert(1)</script>"})

    assert "<script>alert" not in response.content.decode()
    assert "<script>alert(1)</script>" in verdict(response)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"not json", "This file is not a receipt: it is not JSON."),
        (b"NaN", "This file is not a receipt: it is not JSON."),
        (b'{"key": "\\ud800"}', "This file is not a receipt: it is not JSON."),
        (b" " * 70_000, "This file is too large to be a receipt."),
        (b" " * 1_000_000, "This file is too large to be a receipt."),
        (b"", "The submitted file is empty."),
    ],
    ids=["text", "no number", "half a character", "70 kB", "1 MB", "empty"],
)
def test_file_that_is_no_receipt_is_refused(client, db, content, error):
    response = upload(client, content)

    assert (response.status_code, says(response, "id_receipt_error"), verdict(response)) == (422, error, "")


@pytest.mark.parametrize("data", [{}, {"receipt": "text"}, {"other": "x"}])
def test_form_without_a_file_asks_for_one(client, db, data):
    response = client.post(reverse("check_receipt"), data)

    assert response.status_code == 422
    assert says(response, "id_receipt_error") == "Choose a receipt file first."
