"""The link and the return code of a submission: derived from the site's secret, stored as hashes only.

A copy of the database therefore opens no submission; a new salt makes old links and codes dead.
"""

import base64
import hashlib
import secrets

from django.utils.crypto import salted_hmac

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0/O, 1/I/L: a code is read aloud and typed on a phone."""
CODE_LENGTH = 12


def new_salt() -> str:
    return secrets.token_hex(16)


def link_token(salt: str) -> str:
    """Return the unguessable part of a link, 43 characters."""
    return base64.urlsafe_b64encode(_derived("link", salt)).rstrip(b"=").decode()


def return_code(salt: str) -> str:
    """Return the short code, such as K7QM-2F9X-4TRB; about 59 bits."""
    number = int.from_bytes(_derived("code", salt))
    letters = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(CODE_ALPHABET))
        letters.append(CODE_ALPHABET[place])
    text = "".join(letters)
    return "-".join((text[:4], text[4:8], text[8:]))


def link_hash(token: str) -> str:
    """Return what is stored of a link token."""
    return hashlib.sha256(token.encode()).hexdigest()


def code_hash(code: str) -> str:
    """Return what is stored of a return code, however it was typed. Keyed, for a code is short."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("readiness.code_hash", letters, algorithm="sha256").hexdigest()


def _derived(purpose: str, salt: str) -> bytes:
    return salted_hmac(f"readiness.{purpose}", salt, algorithm="sha256").digest()
