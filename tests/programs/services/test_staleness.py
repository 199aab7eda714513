"""The weekly mail about the catalogue: to editors who want it, if something is due, once a week."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from factories.reviews import make_staff

from programs.models import Fact
from programs.queries.board import fresh_days
from programs.services import staleness
from programs.services.staleness import ask_for_board_mails
from programs.tasks import mail_boards
from readiness.models import AuditEntry, Job, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(catalogue) -> User:
    person = make_staff("catalogue editor", email="editor@example.test")
    person.wants_digest = True
    person.save()
    Fact.objects.update(checked_on=timezone.localdate())
    return person


@pytest.fixture
def ask(django_capture_on_commit_callbacks):
    def do() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            mail_boards()

    return do


def an_old_fact() -> Fact:
    fact = Fact.objects.select_related("program").first()
    Fact.objects.filter(pk=fact.pk).update(checked_on=timezone.localdate() - timedelta(days=fresh_days() + 1))
    return fact


def test_mail_names_what_is_due_in_text_and_html(editor, ask, settings):
    fact = an_old_fact()

    ask()

    (sent,) = mail.outbox
    assert sent.to == ["editor@example.test"]
    assert sent.subject.endswith("in the catalogue want a look") or sent.subject.endswith("wants a look")
    assert f"{fact.program}: {fact.name}, checked " in sent.body
    assert f"{settings.SITE_URL}/workbench/catalogue/" in sent.body
    assert f"<li>{fact.program}: {fact.name}, checked " in sent.alternatives[0][0].replace("&amp;", "&")
    assert AuditEntry.objects.get(verb="mail board").changes == {"person": [None, editor.pk]}


def test_mail_is_sent_once_a_week(editor, ask, monkeypatch):
    an_old_fact()
    ask()
    ask()
    assert len(mail.outbox) == 1

    later = timezone.now() + timedelta(days=7)
    monkeypatch.setattr(timezone, "now", lambda: later)
    ask()
    assert len(mail.outbox) == 2


def test_no_more_facts_are_named_than_a_mail_can_hold(editor, ask, monkeypatch):
    monkeypatch.setattr(staleness, "NAMED", 2)
    Fact.objects.update(checked_on=timezone.localdate() - timedelta(days=fresh_days() + 1))

    ask()

    assert f"and {Fact.objects.count() - 2} more" in mail.outbox[0].body


def test_nothing_due_sends_nothing(editor, ask, monkeypatch):
    monkeypatch.setattr(staleness, "ended_intakes", lambda day: [])

    ask()

    assert mail.outbox == []


@pytest.mark.parametrize("fields", [{"wants_digest": False}, {"is_active": False}])
def test_who_does_not_want_it_or_has_left_gets_none(editor, ask, fields):
    an_old_fact()
    User.objects.filter(pk=editor.pk).update(**fields)

    ask()

    assert (mail.outbox, Job.objects.filter(kind="mail board").count()) == ([], 0)


def test_advisor_gets_none(editor, ask):
    an_old_fact()
    advisor = make_staff("advisor")
    User.objects.exclude(pk=advisor.pk).update(wants_digest=False)
    User.objects.filter(pk=advisor.pk).update(wants_digest=True)

    assert ask_for_board_mails() == 0
    staleness._mail_board({"user": advisor.pk, "day": timezone.localdate().isoformat()})
    assert mail.outbox == []
