"""Two saves that arrive together, on a database that lets them: one of them wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from draft_pages import address, opened

from programs.models import Vendor
from readiness.models import AuditEntry

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one writer and no threads"),
]


def test_of_two_saves_at_the_same_moment_one_is_refused(client, second):
    vendor = Vendor.objects.get(code="aws")
    pages = {who: opened(who, address(vendor)) for who in (client, second)}
    ready = Barrier(2)

    def save(who, name: str) -> int:
        try:
            ready.wait(timeout=10)
            return who.post(address(vendor), pages[who] | {"name": [name]}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        codes = list(threads.map(save, (client, second), ("One", "Two")))

    vendor.refresh_from_db()
    assert sorted(codes) == [200, 302]
    assert (vendor.name, vendor.revision) == ("One" if codes[0] == 302 else "Two", 2)
    assert AuditEntry.objects.filter(verb="change vendor").count() == 1
