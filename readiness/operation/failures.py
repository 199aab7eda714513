"""An exception as lines for the log: what kind and where, and no values, since those may be somebody's."""

import traceback
from collections.abc import Iterator

from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import OperationalError
from kombu.exceptions import OperationalError as BrokerError

from .masking import masked

TOLD = (
    AttributeError,
    BrokerError,
    ConnectionError,
    FieldError,
    ImportError,
    ImproperlyConfigured,
    NameError,
    OperationalError,
    TimeoutError,
    TypeError,
)
"""Their messages are about the program and its services. What others say may quote what somebody wrote."""


def without_values(error: BaseException) -> str:
    """Return the traceback of an exception and of those behind it, oldest first, without what they quote."""
    return "\n".join(line for each in reversed(list(_behind(error))) for line in _lines(each))


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _lines(error: BaseException) -> Iterator[str]:
    yield "Traceback (most recent call last):"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    yield f"{name}: {masked(str(error))}" if isinstance(error, TOLD) else name
