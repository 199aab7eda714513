import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from readiness.forms.receipt import MOST_BYTES, ReceiptForm

NOT_JSON = "This file is not a receipt: it is not JSON."


def form_of(content: bytes, name: str = "receipt.json") -> ReceiptForm:
    return ReceiptForm({}, {"receipt": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b'{"format": "x"}', {"format": "x"}),
        (b'\xef\xbb\xbf{"format": "x"}', {"format": "x"}),
        (b"null", None),
        (b"[1, 2]", [1, 2]),
    ],
)
def test_receipt_form_gives_the_json_of_the_file(content, value):
    form = form_of(content)

    assert form.is_valid()
    assert form.cleaned_data == {"receipt": value}


@pytest.mark.parametrize(
    "content",
    [b"not json", b"{", b'{"a": 1} {"b": 2}', b"\xff\xfe\x00", b"[" * 50_000, b"9" * 5000, b"NaN", b'["\\ud800"]'],
    ids=["text", "half", "two", "bytes", "deep", "digits", "no number", "half a character"],
)
def test_receipt_form_refuses_what_is_not_json(content):
    assert form_of(content).errors == {"receipt": [NOT_JSON]}


def test_receipt_form_takes_a_file_of_the_most_bytes_and_no_more():
    most = b'"' + b"x" * (MOST_BYTES - 2) + b'"'

    assert form_of(most).errors == {}
    assert form_of(most + b" ").errors == {"receipt": ["This file is too large to be a receipt."]}


def test_receipt_form_without_a_file_asks_for_one():
    assert ReceiptForm({}, {}).errors == {"receipt": ["Choose a receipt file first."]}


def test_receipt_form_with_text_in_place_of_a_file_asks_for_one():
    assert ReceiptForm({"receipt": '{"format": "x"}'}, {}).errors == {"receipt": ["Choose a receipt file first."]}


def test_receipt_form_refuses_an_empty_file():
    assert form_of(b"").errors == {"receipt": ["The submitted file is empty."]}
