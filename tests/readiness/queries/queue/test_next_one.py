"""What an advisor should look at next."""

import pytest
from factories.queued import queued
from factories.reviews import make_staff
from factories.seconds import make_second

from readiness.models import Review
from readiness.queries.queue.next_one import may_be_next, reply_for

pytestmark = pytest.mark.django_db


def test_what_waits_comes_by_when_it_is_due_and_then_by_number(me):
    later, first, second = (queued(due_at=_at(hours)) for hours in (9, 2, 2))

    assert list(may_be_next(me)) == [first, second, later]


def _at(hours):
    return f"2026-11-25T{hours:02}:00:00Z"


def test_what_others_hold_or_nobody_may_take_is_no_next_one(me):
    other = make_staff("advisor")
    for status in ("in_review", "clarification", "done", "disputed"):
        queued(by=other, status=status)
    queued(status="withdrawn")

    assert list(may_be_next(me)) == []


def test_firm_at_which_somebody_gives_a_blind_look_is_next_for_others_only(me):
    second = make_second(by=me)
    Review.objects.update(status="waiting", assignee=None, finished_at=None)

    assert list(may_be_next(me)) == []
    assert list(may_be_next(make_staff("advisor"))) == [second.conclusion.review]


def test_reply_is_that_of_ones_own_reviews_only(me):
    own = queued(by=me, tags=["flag:reply"])
    queued(by=me)
    queued(by=me, tags=["flag:reply"], status="done")
    queued(by=make_staff("advisor"), tags=["flag:reply"])

    assert list(reply_for(me)) == [own]
