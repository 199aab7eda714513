"""The ledger itself finds what is lost and what is doubled, or its zeros would mean nothing."""

import json
from collections import Counter

import pytest
from django.db import connection
from factories import a_revision, answers
from faults.ledger import Ledger, Told, balance

from readiness.models import Submission
from readiness.services.audit import record

pytestmark = pytest.mark.django_db
GIVEN = {code: str(level) for code, level in answers().items()}


def query(statement: str, parameter: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement.format("%s"), [parameter])
        rows = cursor.fetchall()
    return [tuple(json.loads(each) if str(each).startswith("{") else each for each in row) for row in rows]


@pytest.fixture
def told(catalogue) -> Told:
    """A firm that handed in, as its owner was told."""
    submission = a_revision().submission
    return Told(submission.link, Counter({"start": 1, "firm, saved": 1, "handed in": 1}), dict(GIVEN))


def test_what_is_there_once_balances(told):
    found = balance(Ledger([told]), query)

    assert (found.acknowledged, found.found) == (41, 41)  # three steps, 35 answers, a consent, a revision and a plan
    assert (found.lost, found.doubled) == ([], [])


def test_answer_that_the_database_has_not_is_lost(told):
    told.answers["TEC1"] = "5"

    assert balance(Ledger([told]), query).lost == [f"{told.token[:6]} TEC1"]


def test_firm_that_the_database_has_not_is_lost_with_all_it_was_told(catalogue):
    told = Told("nobody", Counter({"start": 1, "handed in": 1}))

    found = balance(Ledger([told]), query)

    assert {each.removeprefix("nobody ") for each in found.lost} == {
        "start",
        "handed in",
        "consent to a rating",
        "revision",
        "plan",
    }


def test_what_was_written_twice_is_doubled(told):
    (submission,) = Submission.objects.all()
    record("answer", by=None, submission=submission, changes={"TEC1": (2, 3)})
    record("submit", by=None, submission=submission)

    assert set(balance(Ledger([told]), query).doubled) == {
        f"{told.token[:6]} {what}" for what in ("TEC1", "handed in")
    }


def test_catalogue_that_was_not_published_is_lost(catalogue):
    assert balance(Ledger(notes=["Longer."]), query).lost == ["Longer."]
