"""Mails against a real little server that refuses, breaks off and dawdles: each is sent once, as far as it can be."""

from datetime import timedelta
from email import message_from_string, policy

import pytest
from django.utils import timezone
from factories import a_submission
from smtp_server import mail_server

from readiness.models import Job, Mail, Submission
from readiness.queries.mails import failed_mail
from readiness.services import jobs, sending
from readiness.services.consents import correct_contact
from readiness.services.links import mail_link
from readiness.services.sending import MailNotSent, mark_bounced, send_once

pytestmark = pytest.mark.django_db
OWNER = "owner@example.test"
TEXT = {"to": OWNER, "subject": "Your link", "body": "Text of it", "html": "<p>HTML of it</p>"}


@pytest.fixture
def server(settings):
    """The mail server of the site."""
    with mail_server() as (port, behaviour):
        settings.EMAIL_BACKEND = "readiness.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 1
        yield behaviour


@pytest.fixture
def submission(version) -> Submission:
    return a_submission()


def send(submission: Submission | None = None, key: str = "a mail") -> bool:
    return send_once(key=key, submission=submission, **TEXT)


def state() -> tuple[str, str]:
    return Mail.objects.values_list("state", "told").get()


def test_mail_arrives_with_text_and_html_and_an_id_of_its_own(server, submission):
    assert send(submission)

    (text,) = server.texts
    message = message_from_string(text, policy=policy.default)
    assert (message["To"], message["Subject"]) == (OWNER, "Your link")
    assert message["Message-ID"] == Mail.objects.get().message_id
    assert [part.get_content().strip() for part in message.iter_parts()] == ["Text of it", "<p>HTML of it</p>"]
    assert state() == ("sent", "")


def test_same_mail_is_sent_once_and_another_one_too(server, submission):
    assert [send(submission), send(submission), send(submission, key="another")] == [True, False, True]

    assert len(server.texts) == 2


def test_refused_address_is_kept_as_a_number_and_not_tried_again(server, submission):
    server.refuses = {OWNER: f"550 5.1.1 no mailbox {OWNER}"}

    assert [send(submission), send(submission)] == [False, False]

    assert (state(), server.texts) == (("refused", "550"), [])
    assert failed_mail(submission) == Mail.objects.get()


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        ({"refuses": {OWNER: f"451 try later {OWNER}"}}, "SMTP 451"),
        ({"drops_before": 1}, "SMTPServerDisconnected"),
        ({"answers": "452 no room"}, "SMTP 452"),
        ({"sleeps": 1.5}, "SMTPServerDisconnected"),
    ],
    ids=["greylisted", "dropped before the text", "full", "too slow"],
)
def test_what_may_pass_is_tried_again_and_then_sent_once(server, submission, behaviour, why):
    calm = {name: getattr(server, name) for name in behaviour}
    for name, value in behaviour.items():
        setattr(server, name, value)

    with pytest.raises(MailNotSent, match=why) as refusal:
        send(submission)
    server.texts.clear()
    for name, value in calm.items():
        setattr(server, name, value)

    assert OWNER not in str(refusal.value)
    assert failed_mail(submission) is None
    assert send(submission)
    assert (len(server.texts), state()) == (1, ("sent", ""))


@pytest.mark.parametrize("behaviour", [{"drops_after": 1}, {"sleeps_after": 1.5}])
def test_connection_that_breaks_after_the_text_does_not_double_the_mail(server, submission, behaviour):
    for name, value in behaviour.items():
        setattr(server, name, value)

    assert [send(submission), send(submission)] == [True, False]

    assert (len(server.texts), state()) == (1, ("handed_over", ""))
    assert failed_mail(submission) == Mail.objects.get()


def test_mail_that_another_worker_is_sending_is_left_to_it(server, submission):
    Mail.objects.create(key="a mail", state=Mail.State.SENDING)

    with pytest.raises(MailNotSent, match="another worker"):
        send(submission)

    assert server.texts == []


def test_mail_whose_worker_died_is_sent_after_a_while(server, submission):
    Mail.objects.create(key="a mail", state=Mail.State.SENDING)
    Mail.objects.update(touched_at=timezone.now() - sending.ALL_OF_IT - timedelta(seconds=1))

    assert send(submission)
    assert len(server.texts) == 1


def test_job_of_a_mail_is_done_again_until_the_server_takes_it(server, submission, monkeypatch, make_overdue):
    server.answers = "451 later"
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "ring", lambda job_id: None)
        mail_link(submission=submission, email=OWNER, by=None)
    job = Job.objects.get()
    with pytest.raises(MailNotSent):
        jobs.run(job.pk)
    job.refresh_from_db()
    assert job.error == "MailNotSent: SMTP 451"

    server.answers = "250 OK"
    make_overdue()
    jobs.run(job.pk)
    jobs.run(job.pk)

    assert len(server.texts) == 2
    assert state() == ("sent", "")


def test_correct_address_settles_what_failed(server, submission):
    server.refuses = {OWNER: "550 no"}
    Submission.objects.update(contact_email=OWNER)
    send(submission)

    correct_contact(submission=submission, email="right@example.test", by=None)

    assert failed_mail(submission) is None


def test_only_a_sent_mail_can_come_back(server, submission):
    send(submission)
    number = Mail.objects.get().pk

    assert mark_bounced(number=number, told="5.1.1")
    assert (state(), failed_mail(submission).pk) == (("bounced", "5.1.1"), number)
    assert not mark_bounced(number=number, told="5.1.1")
    assert not mark_bounced(number=number + 1, told="5.1.1")
