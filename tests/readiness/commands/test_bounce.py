import io
import sys
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from readiness.models import Mail

pytestmark = pytest.mark.django_db
REPORT = """From: MAILER-DAEMON@mail.example.test
To: no-reply@example.test
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain

Your message could not be delivered.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.test

Final-Recipient: rfc822; owner@example.test
Action: {action}
Status: 5.1.1

--part
Content-Type: {kind}

Message-ID: {message_id}
Subject: Your link

--part--
"""


@pytest.fixture
def sent() -> Mail:
    return Mail.objects.create(key="a mail", state=Mail.State.SENT)


def take_in(text: str, monkeypatch) -> str:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    out = io.StringIO()
    call_command("bounce", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_report_about_a_mail_of_ours_marks_it(sent, monkeypatch, kind):
    said = take_in(REPORT.format(action="failed", kind=kind, message_id=sent.message_id), monkeypatch)

    sent.refresh_from_db()
    assert (sent.state, sent.told, said) == ("bounced", "5.1.1", f"Mail {sent.pk} came back (5.1.1).\n")


@pytest.mark.parametrize(
    ("action", "message_id"), [("delayed", None), ("failed", "<other@example.test>"), ("failed", "<mail-999999@x>")]
)
def test_what_is_no_report_about_a_mail_of_ours_changes_nothing(sent, monkeypatch, action, message_id):
    given = {"action": action, "kind": "message/rfc822", "message_id": message_id or sent.message_id}

    with pytest.raises(CommandError, match="no report about a mail of this site"):
        take_in(REPORT.format(**given), monkeypatch)

    sent.refresh_from_db()
    assert sent.state == "sent"


@pytest.mark.parametrize("text", ["", "no mail at all", "\x00\xff" * 50])
def test_anything_else_is_refused(db, monkeypatch, text):
    with pytest.raises(CommandError):
        take_in(text, monkeypatch)
