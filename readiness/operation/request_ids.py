"""The id of a request: in its answer, in every line of the log that it caused, and in the work it asked for."""

import re
import uuid
from collections.abc import Mapping
from contextvars import ContextVar

from django.conf import settings

HEADER = "X-Request-ID"
FORM = re.compile(r"[A-Za-z0-9-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """Return the id of the request that this thread works for, or nothing."""
    return _current.get()


def id_for(headers: Mapping[str, str]) -> str:
    """Return the proxy's id where a trusted proxy gave a sound one, else a new one."""
    given = headers.get(HEADER, "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return given if FORM.fullmatch(given) else uuid.uuid4().hex


def set_request_id(request_id: str) -> None:
    """Let what this thread does from now on belong to a request."""
    _current.set(request_id)
