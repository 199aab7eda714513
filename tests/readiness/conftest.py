from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def no_files(tmp_path_factory) -> Path:
    """A folder without static files, which a clean checkout does not have either."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def reachable(settings, no_files) -> None:
    """The test client speaks plain HTTP, also where the site is configured for HTTPS."""
    settings.SECURE_SSL_REDIRECT = False
    settings.STATIC_ROOT = no_files
