"""The daily mail: once a working day, to who wants it and may review, if there is something to say."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import connection, connections
from django.utils import timezone
from factories.reviews import make_review, make_staff

from readiness import settings as stated
from readiness.models import AuditEntry, Job, Review, User
from readiness.models.review import Status
from readiness.queries.digest import digest_for
from readiness.services import digests, jobs
from readiness.services.digests import ask_for_digests
from readiness.services.reviews.labels import flag
from readiness.services.sending import MailNotSent
from readiness.tasks import mail_digests

pytestmark = pytest.mark.django_db(transaction=True)
WEDNESDAY = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
"""Eight in the morning in Singapore."""


@pytest.fixture(autouse=True)
def morning(monkeypatch, settings):
    """Set the clock; the tests move it with `at`."""
    settings.SITE_URL = "http://127.0.0.1:8000"
    return at(monkeypatch, WEDNESDAY)


def at(monkeypatch, moment: datetime) -> datetime:
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return moment


def advisor(**fields) -> User:
    person = make_staff("advisor", email=fields.pop("email", "nadia@example.test"))
    User.objects.filter(pk=person.pk).update(wants_digest=True, **fields)
    return person


def in_hand(person: User, status=Status.IN_REVIEW, **fields) -> Review:
    made = make_review(status=status, by=person, firm={"name": "Merbau Foods"})
    Review.objects.filter(pk=made.pk).update(**{"due_at": WEDNESDAY + timedelta(days=5)} | fields)
    return Review.objects.get(pk=made.pk)


def test_mail_tells_answers_late_soon_and_how_many_nobody_has(version):
    person = advisor()
    answered, fine = in_hand(person), in_hand(person)
    flag(answered, "reply", on=True)
    late = in_hand(person, due_at=WEDNESDAY - timedelta(hours=1))
    soon = in_hand(person, Status.DISPUTED, due_at=WEDNESDAY + timedelta(hours=20))
    waiting_for_firm = in_hand(person, Status.CLARIFICATION, due_at=WEDNESDAY - timedelta(days=3))
    make_review()

    ask_for_digests()

    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["nadia@example.test"], "Your reviews today")
    lines = [line for line in sent.body.splitlines() if line]
    assert lines == [
        "The firm has answered:",
        f"#{answered.pk}  http://127.0.0.1:8000/workbench/reviews/{answered.pk}",
        "Late:",
        f"#{late.pk}  was due 25 Nov  http://127.0.0.1:8000/workbench/reviews/{late.pk}",
        "Due within a working day:",
        f"#{soon.pk}  due 26 Nov, 04:00  http://127.0.0.1:8000/workbench/reviews/{soon.pk}",
        "1 review waits for somebody to take it:",
        "http://127.0.0.1:8000/workbench/queue",
        "You asked for this mail on your account page, where you can stop it:",
        "http://127.0.0.1:8000/workbench/account",
    ]
    html = sent.alternatives[0][0]
    for review in (answered, late, soon):
        assert f'<a href="http://127.0.0.1:8000/workbench/reviews/{review.pk}">#{review.pk}</a>' in html
    for review in (fine, waiting_for_firm):
        assert f"#{review.pk}<" not in html


def test_mail_names_no_firm(version):
    in_hand(advisor(), due_at=WEDNESDAY)

    ask_for_digests()

    (sent,) = mail.outbox
    assert "Merbau" not in sent.body + sent.alternatives[0][0]


def test_mail_tells_nothing_of_others_reviews(version):
    in_hand(make_staff("advisor"), due_at=WEDNESDAY - timedelta(days=1))
    advisor()

    ask_for_digests()

    assert mail.outbox == []


def test_mail_is_sent_once_a_day_however_often_it_is_asked_for(version, monkeypatch):
    person = advisor()
    make_review()

    assert [ask_for_digests(), ask_for_digests()] == [1, 0]
    for job in Job.objects.filter(kind="daily digest"):
        digests._mail_digest(job.arguments)

    assert len(mail.outbox) == 1
    assert AuditEntry.objects.get(verb="mail digest").changes == {"person": [None, person.pk]}
    at(monkeypatch, WEDNESDAY + timedelta(days=1))
    ask_for_digests()
    assert len(mail.outbox) == 2
    person.refresh_from_db()
    assert person.digest_on.isoformat() == "2026-11-26"


def test_two_jobs_of_one_day_send_one_mail(version, monkeypatch):
    """Beat fired twice before either job was done."""
    advisor()
    make_review()
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "ring", lambda job_id: None)
        assert [ask_for_digests(), ask_for_digests()] == [1, 1]

    for job in Job.objects.filter(kind="daily digest"):
        jobs.run(job.pk)

    assert len(mail.outbox) == 1


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one writer and no threads")
def test_two_workers_at_the_same_moment_send_one_mail(version, monkeypatch):
    person = advisor()
    make_review()
    ready = Barrier(2)

    def work(_number):
        try:
            ready.wait(timeout=10)
            with suppress(MailNotSent):  # the other one is just at it
                digests._mail_digest({"user": person.pk, "day": "2026-11-25"})
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, range(2)))

    assert len(mail.outbox) == 1


def test_nothing_to_say_sends_nothing(version):
    in_hand(advisor())

    ask_for_digests()

    assert mail.outbox == []
    assert not AuditEntry.objects.filter(verb="mail digest").exists()


@pytest.mark.parametrize("fields", [{"wants_digest": False}, {"is_active": False}])
def test_who_does_not_want_it_or_has_left_gets_none(version, fields):
    person = advisor()
    User.objects.filter(pk=person.pk).update(**fields)
    make_review()

    assert ask_for_digests() == 0
    assert mail.outbox == []


def test_who_may_no_longer_review_gets_none(version):
    advisor()
    User.objects.get().groups.clear()
    make_review()

    ask_for_digests()

    assert mail.outbox == []


def test_who_changed_their_mind_before_the_job_ran_gets_none(version, monkeypatch):
    advisor()
    make_review()
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "ring", lambda job_id: None)
        ask_for_digests()
    User.objects.update(wants_digest=False)

    jobs.run(Job.objects.get(kind="daily digest").pk)

    assert mail.outbox == []


def test_a_job_of_another_day_sends_nothing(version):
    person = advisor()
    make_review()

    digests._mail_digest({"user": person.pk, "day": "2026-11-24"})
    digests._mail_digest({"user": 0, "day": "2026-11-25"})

    assert mail.outbox == []


def test_a_mail_that_cannot_be_sent_is_tried_again(version, monkeypatch, make_overdue):
    advisor()
    make_review()

    def refuse(*args, **kwargs):
        raise OSError("no mail server")

    with monkeypatch.context() as patch:
        patch.setattr(EmailMultiAlternatives, "send", refuse)
        patch.setattr(jobs, "ring", lambda job_id: None)
        ask_for_digests()
        with pytest.raises(MailNotSent, match="OSError"):
            jobs.run(Job.objects.get(kind="daily digest").pk)
    assert User.objects.get().digest_on is None
    make_overdue()

    jobs.run(Job.objects.get(kind="daily digest").pk)

    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("days", "asked"), [(0, 1), (1, 1), (2, 1), (3, 0), (4, 0), (5, 1)])
def test_mails_go_out_on_working_days(version, monkeypatch, days, asked):
    advisor()
    at(monkeypatch, WEDNESDAY + timedelta(days=days))

    assert ask_for_digests() == asked


def test_due_soon_on_a_friday_reaches_over_the_weekend(version, monkeypatch):
    person = advisor()
    friday = at(monkeypatch, WEDNESDAY + timedelta(days=2))
    monday, later = (
        in_hand(person, due_at=friday + timedelta(days=2)),
        in_hand(person, due_at=friday + timedelta(days=4)),
    )

    assert digest_for(person, friday).soon == [monday]
    assert later.due_at > friday


def test_digest_costs_three_queries(version, django_assert_num_queries):
    person = advisor()
    for _each in range(3):
        in_hand(person, due_at=WEDNESDAY)

    with django_assert_num_queries(3):
        digest_for(person, WEDNESDAY)


def test_many_unassigned_are_counted_up_to_a_limit(version, monkeypatch):
    monkeypatch.setattr("readiness.queries.digest.COUNTED", 2)
    advisor()
    for _each in range(3):
        make_review()

    ask_for_digests()

    assert "2 reviews or more wait for somebody to take them" in mail.outbox[0].body


def test_beat_rings_at_eight_on_working_days(version, monkeypatch):
    schedule = stated.CELERY_BEAT_SCHEDULE["mail advisors what waits for them"]
    advisor()
    make_review()

    assert (schedule["schedule"].hour, schedule["schedule"].minute) == ({8}, {0})
    assert schedule["schedule"].day_of_week == {1, 2, 3, 4, 5}
    assert (stated.CELERY_TIMEZONE, schedule["task"]) == ("Asia/Singapore", mail_digests.name)
    mail_digests()
    assert len(mail.outbox) == 1
