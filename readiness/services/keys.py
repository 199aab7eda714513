"""The key that signs receipts."""

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from readiness.core.receipt import read_private_key


def signing_key() -> Ed25519PrivateKey:
    """Return this site's signing key. Raises ImproperlyConfigured if there is none or it is not a key."""
    return _key(settings.RECEIPT_KEY)


@lru_cache(maxsize=2)
def _key(text: str) -> Ed25519PrivateKey:
    if not text:
        raise ImproperlyConfigured("RECEIPT_KEY is not set. `manage.py start` makes one for the embedded run.")
    try:
        return read_private_key(text)
    except ValueError:
        raise ImproperlyConfigured("RECEIPT_KEY is not a signing key: 32 bytes in base64 are expected.") from None
