"""Advisors who reach for the same second look, on a database that lets them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from factories.reviews import make_staff
from factories.seconds import make_second

from readiness.core.errors import ReviewRefused
from readiness.models import AuditEntry, SecondReview
from readiness.services.reviews.seconding import save_second, take_second

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one writer and no threads"),
]


def together(*calls: Callable[[], object]) -> list[object]:
    """Make all calls at the same moment, each on a connection of its own; a refusal is a result."""
    ready = Barrier(len(calls))

    def make(call: Callable[[], object]) -> object:
        try:
            ready.wait(timeout=10)
            return call()
        except ReviewRefused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(make, calls))


def test_ten_who_take_it_make_one_owner(version):
    second = make_second()
    people = [make_staff("advisor") for _each in range(10)]

    found = together(*(lambda by=by: take_second(second=second, by=by) for by in people))

    assert sum(isinstance(each, ReviewRefused) for each in found) == 9
    assert SecondReview.objects.get().by in people
    assert AuditEntry.objects.filter(verb="take second look").count() == 1


def test_answers_of_two_tabs_are_all_kept(version):
    second = make_second(by=make_staff("advisor"))
    given = [{code: 3} for code in ("STR1", "VAL1", "DAT1", "PPL1", "TEC1")]

    together(*(lambda each=each: save_second(second=second, answers=each, by=second.by) for each in given))

    assert SecondReview.objects.get().responses == {code: 3 for each in given for code in each}
