"""What an advisor hears of on opening the queue."""

from datetime import timedelta

import pytest
from django.utils import timezone
from factories.queued import asking, found, queued
from factories.reviews import make_staff
from factories.seconds import make_second

from readiness.models import AuditEntry
from readiness.queries.queue.notices import ASKED, MOST, notices, taken_from
from readiness.queries.queue.page import queue_page
from readiness.services.audit import record
from readiness.services.reviews.claiming import assign, take_over
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.django_db


def heard(person, words):
    return queue_page(asking("", words), None, person, words).notices


def test_notices_count_ones_own_replies_and_what_is_or_will_be_late(me, words):
    other = make_staff("advisor")
    for by in (me, me, other):
        queued(by=by, tags=["flag:reply"])
    late, soon = queued(by=me, due_in=-1), queued(by=me, due_in=2)
    queued(due_in=-1)

    told = heard(me, words)

    assert [(each.kind, each.count) for each in told] == [("reply", 2), ("late", 1), ("due", 1)]
    assert [len(found(each.query, me)) for each in told] == [2, 1, 1]
    assert (found(told[1].query, me), found(told[2].query, me)) == ([late.pk], [soon.pk])


def test_nothing_new_is_not_told(me, words):
    queued(by=me)

    assert heard(me, words) == ()
    assert notices(dict.fromkeys(ASKED.values(), 0)) == []


def test_auditor_who_works_on_nothing_hears_nothing(words):
    auditor = make_staff("auditor")
    queued(by=auditor, due_in=-1)

    page = queue_page(asking("", words), None, auditor, words)

    assert (page.notices, page.taken) == ((), ())


def test_review_that_was_taken_over_or_given_away_is_told_with_the_reason(me):
    colleague, lead = make_staff("advisor"), make_staff("lead advisor")
    taken, given = queued(by=me, firm="Taken"), queued(by=me, firm="Given")
    take_over(review=taken, by=colleague, reason="You are on leave.")
    assign(reviews=[given], to=colleague, by=lead, reason="Spread.")

    told = taken_from(me)

    assert [(each.by, each.submission.review.firm, each.reason) for each in told] == [
        (lead, "Given", "Spread."),
        (colleague, "Taken", "You are on leave."),
    ]
    assert taken_from(colleague) == []


def test_what_somebody_gave_away_themselves_is_no_news(version):
    lead = make_staff("lead advisor")
    assign(reviews=[queued(by=lead)], to=make_staff("advisor"), by=lead)

    assert taken_from(lead) == []


def test_old_news_and_that_of_a_firm_that_withdrew_are_not_told(me):
    review, other = queued(by=me), make_staff("advisor")
    take_over(review=review, by=other, reason="why")
    record("take over review", by=other, submission=queued().submission, changes={"assignee": (me.pk, other.pk)})
    assert len(taken_from(me)) == 2

    move(review, "withdrawn", verb="withdraw review", by=None, assignee=None)

    assert len(taken_from(me)) == 1


def test_news_end_after_a_week(me, monkeypatch):
    take_over(review=queued(by=me), by=make_staff("advisor"), reason="why")
    later = timezone.now() + timedelta(days=7, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assert taken_from(me) == []


def test_only_the_newest_are_told_in_two_queries(me, django_assert_num_queries):
    other = make_staff("advisor")
    for _each in range(MOST + 1):
        take_over(review=queued(by=me), by=other, reason="why")

    with django_assert_num_queries(2):
        told = [each.submission.review.firm for each in taken_from(me)]

    assert len(told) == MOST
    assert AuditEntry.objects.filter(verb="take over review").count() == MOST + 1


def test_who_gives_a_blind_look_hears_nothing_of_that_firm(me):
    review = make_second(by=me).conclusion.review
    first = review.assignee
    record("take over review", by=first, submission=review.submission, changes={"assignee": (me.pk, first.pk)})

    assert taken_from(me) == []
