"""What goes when its time is over, and not a day before."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from factories import a_revision, a_submission
from factories.reviews import make_review, make_staff

from readiness.models import AuditEntry, Job, QueueExport, Review, Submission, User
from readiness.models.review import Status
from readiness.queries.retention import due, kept_until
from readiness.services import forgetting, jobs, retention
from readiness.services.anonymising import anonymise
from readiness.services.retention import ask_for_retention, forget_checks, forget_traces

pytestmark = pytest.mark.django_db
FIRM = {"name": "Merbau Foods"}


@pytest.fixture
def later(monkeypatch, settings):
    """Move the clock to some days after the end of what is kept."""
    now = timezone.now()

    def move(days: int = 0) -> None:
        monkeypatch.setattr(timezone, "now", lambda: now + settings.KEEP_CHECKS + timedelta(days=days))

    return move


def run(*flags: str) -> list[str]:
    out = StringIO()
    call_command("retention", *flags, stdout=out)
    return out.getvalue().splitlines()


def test_check_is_kept_for_its_time_and_no_longer(version, later):
    a_revision(firm=FIRM)

    later(-1)
    assert forget_checks() == 0

    later(1)
    assert forget_checks() == 1
    assert Submission.objects.get().anonymised_at
    assert forget_checks() == 0


def test_day_that_is_shown_is_the_last_one_it_is_kept(version, settings):
    submission = a_revision().submission

    assert kept_until(submission) == timezone.localdate() + settings.KEEP_CHECKS


def test_check_of_a_firm_that_uses_another_one_is_kept(version, later, monkeypatch):
    old = a_submission(firm=FIRM)
    later(1)
    a_submission(previous=old)

    assert forget_checks() == 0


def test_check_that_an_advisor_works_on_is_kept(version, later):
    review = make_review(status=Status.IN_REVIEW, by=make_staff("advisor"))
    later(1)
    Review.objects.filter(pk=review.pk).update(changed_at=timezone.now())

    assert forget_checks() == 0


def test_check_whose_open_review_ends_takes_the_firms_other_checks_with_it(version, later):
    review = make_review(firm=FIRM)
    a_revision(previous=review.submission)
    later(1)

    assert forget_checks() == 2

    firm = review.submission.organisation
    firm.refresh_from_db()
    assert (forget_checks(), firm.name) == (0, "")


def test_review_that_was_never_finished_is_withdrawn_with_its_check(version, later):
    make_review(firm=FIRM)
    later(1)

    forget_checks()

    assert Review.objects.get().status == Status.WITHDRAWN


def test_dry_run_lists_what_would_go_by_number_and_changes_nothing(version, later):
    submission = a_revision(firm=FIRM).submission
    before = Submission.objects.values().get(), AuditEntry.objects.count()
    later(1)
    last = timezone.localdate(submission.revisions.get().created_at)

    assert run("--dry-run") == [
        f"check {submission.pk}, last used {last}: name, link",
        "1 checks would be anonymised, 0 accounts emptied. Nothing was changed.",
    ]
    assert (Submission.objects.values().get(), AuditEntry.objects.count()) == before


def test_command_anonymises_all_however_many(version, later, monkeypatch):
    for _each in range(3):
        a_submission()
    later(1)
    monkeypatch.setattr(retention, "A_RUN", 2)

    assert run() == ["3 checks anonymised. Emptied: accounts: 0, jobs: 0, exports: 0, sessions: 0."]
    assert list(due(timezone.now())) == []


def test_command_empties_accounts_of_owners_without_a_check(db):
    User.objects.create_user("left@example.test")

    assert run() == ["0 checks anonymised. Emptied: accounts: 1, jobs: 0, exports: 0, sessions: 0."]


def test_command_empties_all_accounts_however_many(db, monkeypatch):
    for number in range(3):
        User.objects.create_user(f"left-{number}@example.test")
    monkeypatch.setattr(forgetting, "A_RUN", 2)

    assert run("--dry-run") == ["0 checks would be anonymised, 3 accounts emptied. Nothing was changed."]
    assert run() == ["0 checks anonymised. Emptied: accounts: 3, jobs: 0, exports: 0, sessions: 0."]


def test_job_of_every_night_asks_for_another_one_while_there_is_more(
    version, later, monkeypatch, django_capture_on_commit_callbacks
):
    for _each in range(3):
        a_submission()
    later(1)
    monkeypatch.setattr(retention, "A_RUN", 2)

    with django_capture_on_commit_callbacks(execute=True):
        ask_for_retention()

    assert Submission.objects.filter(anonymised_at=None).count() == 0
    assert Job.objects.filter(kind="retention", finished_at__isnull=False).count() == 2


def test_job_asks_for_another_one_though_a_check_of_its_list_was_closed_meanwhile(
    version, later, monkeypatch, django_capture_on_commit_callbacks
):
    for _each in range(3):
        a_submission()
    later(1)
    monkeypatch.setattr(retention, "A_RUN", 2)
    meanwhile(monkeypatch, lambda each: anonymise(submission=each, by=None, is_asked=True))

    with django_capture_on_commit_callbacks(execute=True):
        ask_for_retention()

    assert Submission.objects.filter(anonymised_at=None).count() == 0


def test_check_whose_firm_comes_back_while_others_are_anonymised_is_kept(version, later, monkeypatch):
    first, second, third = a_submission(), a_submission(firm=FIRM), a_revision(firm=FIRM).submission
    later(1)
    meanwhile(monkeypatch, lambda each: each.save())

    assert forget_checks() == 2

    second.refresh_from_db()
    assert (second.anonymised_at, second.organisation.name, second.link_salt != "") == (None, "Merbau Foods", True)
    closed = Submission.objects.exclude(anonymised_at=None).order_by("pk")
    assert list(closed) == [first, third]


def meanwhile(monkeypatch, act: Callable[[Submission], object]) -> None:
    """Do something to the second check of a run while its first one is anonymised."""
    done = []

    def anonymised(**given) -> bool:
        if not done:
            done.append(act(Submission.objects.filter(anonymised_at=None).order_by("pk")[1]))
        return anonymise(**given)

    monkeypatch.setattr(retention, "anonymise", anonymised)


def test_what_finished_jobs_were_given_is_emptied_after_a_while(version, settings):
    old = timezone.now() - settings.KEEP_TRACES - timedelta(days=1)
    done = Job.objects.create(kind="account mail", arguments={"sealed": "x"}, finished_at=old)
    waiting = Job.objects.create(kind="account mail", arguments={"sealed": "y"})
    fresh = Job.objects.create(kind="account mail", arguments={"sealed": "z"}, finished_at=timezone.now())
    by = make_staff("advisor")
    file = QueueExport.objects.create(query="q=Merbau", format="csv", state="done", ended_at=old, by=by)

    assert forget_traces() == {"jobs": 1, "exports": 1, "sessions": 0}

    arguments = {each.pk: each.arguments for each in Job.objects.all()}
    assert arguments == {done.pk: {}, waiting.pk: {"sealed": "y"}, fresh.pk: {"sealed": "z"}}
    file.refresh_from_db()
    assert file.query == ""


def test_what_a_job_that_was_given_up_had_is_emptied_too(version, settings, monkeypatch):
    lost = Job.objects.create(kind="account mail", arguments={"sealed": "x"}, attempts=jobs.MOST_ATTEMPTS)
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=1))
    jobs.ring_again()
    monkeypatch.setattr(timezone, "now", lambda: now + settings.KEEP_TRACES + timedelta(days=2))

    assert forget_traces()["jobs"] == 1

    lost.refresh_from_db()
    assert (lost.arguments, lost.error, lost.is_given_up) == ({}, "", True)


def test_sessions_that_ran_out_are_forgotten_and_others_stay():
    now = timezone.now()
    Session.objects.create(session_key="over", session_data="x", expire_date=now - timedelta(seconds=1))
    Session.objects.create(session_key="open", session_data="x", expire_date=now + timedelta(hours=1))

    forget_traces()

    assert [each.session_key for each in Session.objects.all()] == ["open"]
