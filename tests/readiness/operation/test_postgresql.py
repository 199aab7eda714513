"""A connection that the server has closed is noticed before it is used, without asking the server."""

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(settings.EMBEDDED, reason="about PostgreSQL"),
]


@pytest.fixture
def other():
    """A second connection to the same database."""
    copy = connections.create_connection("default")
    copy.settings_dict = connection.settings_dict
    yield copy
    copy.close()


def own_process() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def test_connection_at_rest_is_usable_and_one_within_a_transaction_is_not():
    own_process()

    assert connection.is_usable()
    with transaction.atomic():
        own_process()
        assert not connection.is_usable()


def test_connection_that_the_server_ended_is_replaced_before_the_next_request(other):
    ended = own_process()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ended])

    assert not connection.is_usable()
    connection.close_if_unusable_or_obsolete()  # as at the beginning of a request
    assert own_process() != ended


def test_connection_that_was_never_opened_is_not_usable(other):
    assert not other.is_usable()
