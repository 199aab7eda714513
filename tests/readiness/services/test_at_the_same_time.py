"""Requests that arrive together, on a database that lets them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from factories import a_submission, answers

from readiness.models import Revision, Submission
from readiness.services.submissions import save_answers, submit

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one writer and no threads"),
]


def together(*calls: Callable[[], object]) -> list[object]:
    """Make all calls at the same moment, each on a connection of its own."""
    ready = Barrier(len(calls))

    def make(call: Callable[[], object]) -> object:
        try:
            ready.wait(timeout=10)
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(make, calls))


def test_two_submits_make_one_revision(version):
    submission = a_submission(responses=answers())

    revisions = together(*[lambda: submit(submission=Submission.objects.get(), by=None)] * 2)

    assert len(set(revisions)) == 1
    assert Revision.objects.values_list("number", flat=True).get() == 1
    assert submission.audit.filter(verb="submit").count() == 1


def test_answers_of_many_are_all_kept(version):
    submission = a_submission()
    mine = [{code: 3} for code in ("STR1", "VAL1", "DAT1", "PPL1", "TEC1")]

    together(
        *(
            lambda given=given: save_answers(submission=Submission.objects.get(), shown={}, given=given, by=None)
            for given in mine
        )
    )

    assert Submission.objects.get().responses == {code: 3 for given in mine for code in given}
    assert submission.audit.filter(verb="answer").count() == 5
