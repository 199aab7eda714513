"""What names a firm or a person stays out of logs, receipts, rows of jobs, and addresses that other sites are told."""

import json
import logging
import smtplib

import pytest
from django.core import mail
from django.urls import reverse
from factories import a_revision

from readiness.models import AuditEntry, Job, Submission
from readiness.services.links import mail_link

pytestmark = pytest.mark.django_db
OWNER = "merbau@example.test"
NAMES = ("merbau", "199201624d")


@pytest.fixture
def submission(catalogue) -> Submission:
    firm = {"name": "Merbau Foods", "uen": "199201624D", "activity": "Merbau trays"}
    return a_revision(firm=firm).submission


def named_in(text: str) -> list[str]:
    return [each for each in NAMES if each in text.lower()]


def test_pages_and_forms_of_a_firm_leave_nothing_of_it_in_the_log(client, submission, caplog):
    caplog.set_level(logging.DEBUG)
    link = submission.link
    for name in ("firm", "answers", "result", "save", "own_data", "own_data_file", "ask_review"):
        client.get(reverse(name, args=[link]))
    client.post(reverse("save", args=[link]), {"email": OWNER})
    client.post(reverse("resume_by_email"), {"email": OWNER})
    client.post(reverse("ask_review", args=[link]), {"email": OWNER, "message": "Merbau asks", "consent": "on"})

    said = "\n".join(each.getMessage() for each in caplog.records if not each.name.startswith("django.db"))
    assert named_in(said) == []


def test_receipts_and_the_record_name_nobody(client, submission):
    mail_link(submission=submission, email=OWNER, by=None)
    revision = submission.revisions.get()

    kept = [revision.receipt, revision.recommendations.get().receipt]
    kept += AuditEntry.objects.values_list("changes", "reason")
    kept += Job.objects.values_list("arguments", "error")
    assert named_in(json.dumps(kept, default=str)) == []


def test_no_link_leaves_the_site_as_a_referrer(client, submission):
    for name in ("result", "own_data", "save"):
        assert client.get(reverse(name, args=[submission.link]))["Referrer-Policy"] == "same-origin"


def test_pages_of_a_firm_load_nothing_from_elsewhere(client, submission):
    page = client.get(reverse("result", args=[submission.link])).content.decode()

    assert 'src="http' not in page
    assert '<link rel="stylesheet" href="http' not in page


def test_refused_address_is_in_no_log_and_in_no_row(
    submission, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def refuse(*args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({OWNER: (550, b"no such mailbox merbau@example.test")})

    monkeypatch.setattr(mail.EmailMultiAlternatives, "send", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        mail_link(submission=submission, email=OWNER, by=None)

    assert named_in(caplog.text) == []
    assert named_in(json.dumps(list(Job.objects.values_list("arguments", "error")), default=str)) == []
