from copy import deepcopy
from typing import Any

import pytest
from django.conf import settings

from programs.seeds import read_catalogue
from readiness.core.questionnaire import Questionnaire
from readiness.seeds.questionnaire import Edition


@pytest.fixture
def content() -> dict[str, Any]:
    """The catalogue of seeds/ as plain data that a test may change."""
    return deepcopy(dict(read_catalogue(settings.SEEDS_DIR).content))


@pytest.fixture
def questionnaire(edition: Edition) -> Questionnaire:
    return edition.questionnaire
