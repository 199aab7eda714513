"""Counts that cost the same however many rows there are."""

import pytest
from django.db import connection
from django.utils import timezone
from factories.queued import queued
from factories.reviews import make_staff

from readiness.models import Review
from readiness.queries.queue import counting
from readiness.queries.queue.by_index import by_index, with_constants
from readiness.queries.queue.counting import capped_counts, told
from readiness.queries.queue.tab_counts import tab_counts

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


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL keeps plans")
def test_texts_stand_in_a_statement_and_numbers_and_times_beside_it(db):
    now = timezone.now()

    found = with_constants(
        "a = %s AND b @> %s::text[] AND c = %s AND d < %s AND e LIKE 'x%%'", ["o'k%", ["p"], 7, now]
    )

    assert found == ("a = 'o''k%%' AND b @> '{p}'::text[] AND c = %s AND d < %s AND e LIKE 'x%%'", [7, now])


def test_what_is_counted_for_one_person_is_not_anothers(me, words):
    queued(by=me)
    colleague = make_staff("advisor")

    with by_index():
        own, theirs = (tab_counts(["", "assignee=me"], each, []) for each in (me, colleague))

    assert (own, theirs) == ({"": 1, "assignee=me": 1}, {"": 1, "assignee=me": 0})


def test_what_is_hidden_from_a_person_is_not_counted(me, words):
    hidden = queued(by=me)

    with by_index():
        assert tab_counts(["", "assignee=me"], me, [hidden.pk]) == {"": 0, "assignee=me": 0}
        assert tab_counts(["", "assignee=me"], me, []) == {"": 1, "assignee=me": 1}
