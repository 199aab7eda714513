import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest

from readiness.operation.logs import Objects, Private


@pytest.fixture
def logged() -> Iterator[Callable[[], list[dict]]]:
    """What services write to their log meanwhile."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(Private())
    handler.setFormatter(Objects())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)
