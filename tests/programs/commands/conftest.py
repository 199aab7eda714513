from collections.abc import Callable

import pytest
import yaml

from .running import jsonl


@pytest.fixture
def write(tmp_path) -> Callable[..., str]:
    """Write documents, or a text as it is, to a file and return its path."""

    def write(name: str, *documents, text: str | bytes = b"") -> str:
        joined = jsonl(*documents) if name.endswith(".jsonl") else "---\n".join(map(yaml.safe_dump, documents))
        given = text or joined
        (tmp_path / name).write_bytes(given if isinstance(given, bytes) else given.encode())
        return str(tmp_path / name)

    return write
