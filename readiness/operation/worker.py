"""What a worker does around each task: it takes over the request's id, and gives a sign that it is at work."""
# Celery states no types.
# mypy: disable-error-code="untyped-decorator"

import logging.config
from contextlib import suppress
from pathlib import Path
from typing import Any

from celery.signals import before_task_publish, setup_logging, task_postrun, task_prerun, worker_ready
from django.conf import settings
from redis.exceptions import RedisError

from .heartbeat import record_sign
from .request_ids import current_request_id, set_request_id


@setup_logging.connect
def begin(**_told: Any) -> None:
    """Log as the web does, and make the folder that beat keeps its times in: no later signal is early enough."""
    logging.config.dictConfig(settings.LOGGING)
    logging.captureWarnings(True)
    Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)


@before_task_publish.connect
def send_the_id_along(headers: dict[str, Any] | None = None, **_told: Any) -> None:
    if headers is not None and current_request_id():
        headers["request_id"] = current_request_id()


@task_prerun.connect
def take_over_the_id(task: Any = None, **_told: Any) -> None:
    set_request_id(getattr(task.request, "request_id", None) or "")
    give_sign()


@task_postrun.connect
def forget_the_id(**_told: Any) -> None:
    set_request_id("")


@worker_ready.connect
def give_sign(**_told: Any) -> None:
    with suppress(RedisError, OSError):  # no task fails for a sign
        record_sign()
