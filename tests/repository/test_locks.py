"""The locked packages can be installed on any day: what one of them asks for is pinned as it asks for it.

pip pins `coverage[toml]` by a line with that extra only. With a plain `coverage==1.0` instead, installing works until
a newer version is published, and is refused from then on.
"""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires

import pytest
from django.conf import settings
from packaging.requirements import Requirement


def locked(file: str) -> list[Requirement]:
    lines = re.findall(r"^[^\s#].*(?= \\$)", (settings.BASE_DIR / file).read_text(), re.MULTILINE)
    return [Requirement(line) for line in lines]


def asked_by(package: Requirement) -> Iterator[Requirement]:
    try:
        wished = [Requirement(line) for line in requires(package.name) or ()]
    except PackageNotFoundError:  # locked for another system
        return
    for extra in ("", *package.extras):
        yield from (wish for wish in wished if not wish.marker or wish.marker.evaluate({"extra": extra}))


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_extras_that_a_locked_package_asks_for_are_locked(file):
    pins = {pin.name: pin.extras for pin in locked(file)}
    missing = {str(wish) for pin in locked(file) for wish in asked_by(pin) if wish.extras - pins.get(wish.name, set())}

    assert len(pins) > 20
    assert not missing
