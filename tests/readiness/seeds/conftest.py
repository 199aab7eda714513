import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of seeds/ to break."""
    return Path(shutil.copytree(settings.SEEDS_DIR, tmp_path / "seeds"))


@pytest.fixture
def replace(folder) -> Callable[[str, str, str], int]:
    """Replace a text, which stands once, in a file of the copy; return its line."""

    def change(file: str, old: str, new: str) -> int:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return change
