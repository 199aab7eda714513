import pytest
from cryptography.fernet import InvalidToken

from readiness.sealing import seal, unseal


def test_sealed_text_is_read_again_and_not_shown():
    sealed = seal("a code", purpose="mail")

    assert (unseal(sealed, purpose="mail"), "code" in sealed) == ("a code", False)


def test_sealed_text_is_not_read_for_another_purpose_or_with_another_secret(settings):
    sealed = seal("a code", purpose="mail")

    with pytest.raises(InvalidToken):
        unseal(sealed, purpose="key")
    settings.SECRET_KEY = "another"  # noqa: S105
    with pytest.raises(InvalidToken):
        unseal(sealed, purpose="mail")
