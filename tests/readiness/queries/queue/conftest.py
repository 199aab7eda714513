import pytest
from factories.reviews import make_staff

from readiness.models import User
from readiness.queries.queue.vocabulary import Vocabulary, vocabulary


@pytest.fixture
def me(version) -> User:
    return make_staff("advisor", email="me@example.test")


@pytest.fixture
def words(me) -> Vocabulary:
    """What can be chosen, with every advisor there is by now."""
    return vocabulary()
