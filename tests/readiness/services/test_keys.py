import base64

import pytest
from django.core.exceptions import ImproperlyConfigured

from readiness.core.receipt import fingerprint
from readiness.services.keys import signing_key


def test_signing_key_is_the_one_of_the_settings(settings):
    settings.RECEIPT_KEY = base64.b64encode(bytes(range(32))).decode()

    assert signing_key().private_bytes_raw() == bytes(range(32))


def test_signing_key_follows_the_settings(settings):
    first = fingerprint(signing_key().public_key())
    settings.RECEIPT_KEY = base64.b64encode(bytes(32)).decode()

    assert fingerprint(signing_key().public_key()) != first


def test_signing_key_may_end_in_a_line_break(settings):
    settings.RECEIPT_KEY += "\n"

    assert signing_key().private_bytes_raw() == bytes(range(32))


def test_signing_key_missing_says_what_to_set(settings):
    settings.RECEIPT_KEY = ""

    with pytest.raises(ImproperlyConfigured) as caught:
        signing_key()

    assert str(caught.value) == ("RECEIPT_KEY is not set. `manage.py start` makes one for the embedded run.")


@pytest.mark.parametrize(
    "text",
    ["not base64!", "é", "AAAA", base64.b64encode(bytes(31)).decode(), base64.b64encode(bytes(64)).decode()],
)
def test_signing_key_that_is_none_says_what_is_expected_and_not_what_was_given(settings, text):
    settings.RECEIPT_KEY = text

    with pytest.raises(ImproperlyConfigured) as caught:
        signing_key()

    assert str(caught.value) == "RECEIPT_KEY is not a signing key: 32 bytes in base64 are expected."
    assert caught.value.__suppress_context__
