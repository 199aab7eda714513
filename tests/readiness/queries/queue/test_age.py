"""Age against the service target, in working days of Singapore."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from factories.queued import found, queued

from readiness.core.working_days import SINGAPORE
from readiness.models import Review
from readiness.queries.queue.rows import rows_of

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=SINGAPORE)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def friday(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: FRIDAY)


@pytest.mark.parametrize(
    ("due_at", "age"),
    [
        (FRIDAY - MINUTE, "late"),
        (FRIDAY, "due"),
        (FRIDAY + timedelta(days=1), "due"),
        (FRIDAY + timedelta(days=3) - MINUTE, "due"),
        (FRIDAY + timedelta(days=3), ""),
    ],
)
@pytest.mark.parametrize("status", ["waiting", "in_review", "disputed"])
def test_what_is_on_us_is_late_or_due_next(me, words, due_at, age, status):
    review = queued(status=status, by=None if status == "waiting" else me, due_at=due_at)

    (row,) = rows_of(Review.objects.all(), words)

    assert {each for each in ("late", "due") if found(f"age={each}", me) == [review.pk]} == ({age} if age else set())
    assert (row.is_late, row.is_next, review.is_late) == (age == "late", age == "due", age == "late")
    assert Review.objects.late().exists() == (age == "late")


@pytest.mark.parametrize("status", ["clarification", "done"])
def test_what_is_with_the_firm_or_finished_is_never_late(me, words, status):
    review = queued(status=status, by=me, due_at=FRIDAY - MINUTE)

    (row,) = rows_of(Review.objects.all(), words)

    assert (found(f"status={status}", me), found(f"status={status}&age=late", me)) == ([review.pk], [])
    assert (row.is_late, row.is_next, review.is_late, Review.objects.late().exists()) == (False,) * 4


@pytest.mark.parametrize(
    ("ago", "ages"), [(5, []), (6, ["5"]), (10, ["5"]), (11, ["5", "10"]), (31, ["5", "10", "30"])]
)
def test_asked_long_ago_counts_whole_days(me, ago, ages):
    queued(asked_at=FRIDAY - timedelta(days=ago))

    assert [each for each in ("5", "10", "30") if found(f"age={each}", me)] == ages
