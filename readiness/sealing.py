"""Sealing short secrets for the database: a copy of it reveals none, for the key is the site's own secret."""

import base64

from cryptography.fernet import Fernet
from django.utils.crypto import salted_hmac


def seal(text: str, *, purpose: str) -> str:
    """Return text that only this site can read, and only for this purpose."""
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """Return the text. Raises cryptography's InvalidToken if it was changed, or sealed with another secret."""
    return _box(purpose).decrypt(sealed.encode()).decode()


def _box(purpose: str) -> Fernet:
    key = salted_hmac("readiness.sealing", purpose, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
