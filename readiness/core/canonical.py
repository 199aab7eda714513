"""One way to write a value as JSON, so that equal values have equal bytes and one digest."""

import hashlib
import json
from typing import Any


def canonical_json(value: Any) -> str:
    """Return JSON with sorted keys, no spaces and UTF-8 unescaped. Source: interfaces, `assess`."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read_json(text: str | bytes) -> Any:
    """Return the value of a JSON text. Raises ValueError if it is none, too deep, or has half a character."""
    try:
        value = json.loads(text, parse_constant=_refuse)
        if _may_have_half_a_character(text):
            canonical_json(value).encode()
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return value


def _may_have_half_a_character(text: str | bytes) -> bool:
    """Say whether writing the value out is worth its time: only escapes or odd bytes can make half a character."""
    if isinstance(text, str):
        return True
    plain = text.decode(errors="replace")
    return any(mark in plain for mark in ("\\u", "\ufffd", "\0"))


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def digest(value: Any) -> str:
    """Return the SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()
