"""Logs: readable lines in the embedded run, one JSON object a line for services, and nothing of anybody in either."""

import logging
from typing import Any

from django.http import HttpRequest
from pythonjsonlogger.json import JsonFormatter

from .failures import without_values
from .masking import masked
from .request_ids import current_request_id

FIELDS = (
    "time",
    "level",
    "logger",
    "message",
    "request_id",
    "method",
    "route",
    "status",
    "ms",
    "job",
    "kind",
    "error",
)


class Private(logging.Filter):
    """Makes every record one that may be kept: masked, without values of exceptions, with the request's id."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        record.args = _args(record, error)
        record.msg, record.args = masked(record.getMessage()), None
        record.exc_info, record.stack_info = None, None
        if error:
            record.exc_text = without_values(error)
        record.request_id = current_request_id()
        return True


def _args(record: logging.LogRecord, error: BaseException | None) -> Any:
    """Name the route instead of an address, and the kind of a task's error instead of what it says."""
    request = getattr(record, "request", None)
    if isinstance(record.args, tuple) and isinstance(request, HttpRequest):
        return tuple(route_of(request) if each == request.path else each for each in record.args)
    if isinstance(record.args, dict) and "exc" in record.args:
        return record.args | {"exc": type(error).__name__ if error else "an error"}
    return record.args


def route_of(request: HttpRequest) -> str:
    """Return the pattern of an address, without what somebody filled in: `check/<str:token>/result`."""
    return f"/{request.resolver_match.route}" if request.resolver_match else "(no such address)"


class Objects(JsonFormatter):
    """One JSON object a line, with fields that are known and no others."""

    def __init__(self) -> None:
        names = {"levelname": "level", "name": "logger", "exc_info": "error"}
        super().__init__("{levelname}{name}{message}", style="{", rename_fields=names, timestamp="time")

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        return {name: log_data[name] for name in FIELDS if log_data.get(name) not in (None, "")}


def logging_config(*, level: str, as_objects: bool) -> dict[str, Any]:
    """Return what `logging.config.dictConfig` takes."""
    line = "{asctime} {levelname} {name}: {message}"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"private": {"()": Private}},
        "formatters": {"objects": {"()": Objects}, "lines": {"format": line, "style": "{"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["private"],
                "formatter": "objects" if as_objects else "lines",
            }
        },
        "root": {"handlers": ["console"], "level": level},
    }
