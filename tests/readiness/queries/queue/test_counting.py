"""Counts that cost the same however many rows there are."""

import pytest
from factories.queued import queued

from readiness.models import Review
from readiness.queries.queue import counting
from readiness.queries.queue.counting import capped_counts, told

pytestmark = pytest.mark.django_db


def test_counts_are_told_up_to_a_cap():
    assert [told(count) for count in (0, 7, 499, 500, 501, 5_000)] == [
        "0",
        "7",
        "499",
        "500",
        "500+",
        "500+",
    ]
    assert told(101, 100) == "100+"


def test_several_questions_are_counted_in_one_query(me, django_assert_num_queries):
    queued(level=1, tags=["a:b%s"])
    queued(level=2)
    rows = Review.objects.order_by("due_at")

    with django_assert_num_queries(1):
        counts = capped_counts(
            {
                "all": rows,
                "none": rows.none(),
                "one": rows.filter(level=1),
                "tagged": rows.tagged("a:b%s"),
                "two": rows.filter(level__in=[1, 2]),
            }
        )

    assert counts == {"all": 2, "none": 0, "one": 1, "tagged": 1, "two": 2}


def test_counting_stops_one_past_the_cap(me, monkeypatch):
    monkeypatch.setattr(counting, "CAP", 2)
    for _place in range(5):
        queued()

    assert capped_counts({"all": Review.objects.all()}) == {"all": 3}


def test_nothing_to_count_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert capped_counts({"none": Review.objects.none()}) == {"none": 0}
