"""Which parts are measured, and what is said where there is nothing to measure on."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def test_unknown_part_is_refused_with_those_there_are():
    told = r"^There is no part speed\. Parts are: matching, pages, previews, journeys, queue\.$"
    with pytest.raises(CommandError, match=told):
        call_command("bench", "speed")


def test_queue_needs_a_database_server(settings):
    settings.EMBEDDED = True
    said = StringIO()

    call_command("bench", "queue", stdout=said)

    assert said.getvalue() == "The queue is measured on PostgreSQL; set DATABASE_URL.\n"
