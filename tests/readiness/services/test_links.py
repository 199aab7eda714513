import pytest
from django.core import mail
from django.urls import reverse
from factories import a_submission

from readiness.links import return_code
from readiness.models import AuditEntry, Job, Submission, User
from readiness.services import jobs
from readiness.services.consents import withdraw_mail
from readiness.services.links import MOST_LINKS, absolute_link, mail_link, mail_lost_links

pytestmark = pytest.mark.django_db
OWNER = "owner@example.com"


@pytest.fixture
def at_once(django_capture_on_commit_callbacks):
    """Do something and what it asks for, as if its transaction had committed."""

    def do(service, **given):
        with django_capture_on_commit_callbacks(execute=True):
            service(**given)

    return do


@pytest.fixture
def submission(version):
    return a_submission(firm={"name": "Tan & Sons <Bakery> (sample)"})


def kept(submission: Submission, email: str) -> Submission:
    Submission.objects.filter(pk=submission.pk).update(contact_email=email)
    return submission


def test_absolute_link_is_the_address_that_opens_it(submission, settings):
    settings.SITE_URL = "https://check.example.com"

    assert absolute_link(submission) == "https://check.example.com" + reverse("resume", args=[submission.link])


def test_mail_link_goes_to_the_address_alone_with_link_and_code(submission, at_once):
    at_once(mail_link, submission=submission, email=OWNER, by=None)

    (message,) = mail.outbox
    assert (message.subject, message.recipients()) == ("Your link to the AI Readiness Check", [OWNER])
    assert message.body.splitlines()[:4] == [
        "Tan & Sons <Bakery> (sample)",
        "Open your check:",
        absolute_link(submission),
        f"Return code: {return_code(submission.link_salt)}",
    ]


def test_mail_link_in_html_has_the_same_and_the_name_escaped(submission, at_once):
    at_once(mail_link, submission=submission, email=OWNER, by=None)

    ((html, kind),) = mail.outbox[0].alternatives
    assert kind == "text/html"
    assert f'<a href="{absolute_link(submission)}">Open your check</a>' in html
    assert f"<b>{return_code(submission.link_salt)}</b>" in html
    assert "<b>Tan &amp; Sons &lt;Bakery&gt; (sample)</b>" in html


def test_mail_link_keeps_the_address_for_later_and_out_of_the_job(submission, at_once):
    adviser = User.objects.create_user("adviser@example.com")

    at_once(mail_link, submission=submission, email=OWNER, by=adviser)

    assert Submission.objects.get().contact_email == submission.contact_email == OWNER
    assert Job.objects.get().arguments.keys() == {"submission", "key"}
    entry = submission.audit.first()
    assert (entry.verb, entry.by, entry.changes) == ("mail link", adviser, {})


def test_mail_link_that_runs_twice_mails_once(submission, at_once):
    at_once(mail_link, submission=submission, email=OWNER, by=None)

    jobs.run(Job.objects.get().pk)

    assert len(mail.outbox) == 1


def test_mail_link_of_a_submission_that_is_gone_mails_nothing(db):
    jobs.run(jobs.ask_for("mail link", submission=4711).pk)

    assert mail.outbox == []


def test_mail_link_of_a_firm_without_a_name_begins_with_the_link(version, at_once):
    at_once(mail_link, submission=a_submission(), email=OWNER, by=None)

    assert mail.outbox[0].body.splitlines()[0] == "Open your check:"


def test_mail_lost_links_has_every_check_of_the_address_newest_first(version, at_once):
    mine = [kept(a_submission(), OWNER), kept(a_submission(), "Owner@Example.com")]
    other = kept(a_submission(firm={"name": "Other (sample)"}), "other@example.com")

    at_once(mail_lost_links, email="OWNER@example.com")

    (message,) = mail.outbox
    links = [line for line in message.body.splitlines() if line.startswith("http")]
    assert (message.subject, message.recipients()) == ("Your links to the AI Readiness Check", ["Owner@Example.com"])
    assert links[:2] == [absolute_link(mine[1]), absolute_link(mine[0])]
    assert other.link not in message.body
    assert "Other (sample)" not in message.body


def test_mail_lost_links_of_many_checks_has_the_newest_only(version, at_once):
    made = [kept(a_submission(), OWNER) for _place in range(MOST_LINKS + 1)]

    at_once(mail_lost_links, email=OWNER)

    assert made[0].link not in mail.outbox[0].body
    assert mail.outbox[0].body.count("Return code:") == MOST_LINKS


def test_mail_lost_links_is_silent_of_a_check_whose_address_was_withdrawn(version, at_once):
    kept(a_submission(), OWNER)
    withdrawn = a_submission(firm={"name": "Withdrawn (sample)"})
    mail_link(submission=withdrawn, email=OWNER, by=None)
    withdraw_mail(submission=withdrawn, by=None)
    kept(withdrawn, OWNER)  # as for a review that is asked for later

    at_once(mail_lost_links, email=OWNER)

    assert mail.outbox[-1].body.count("Return code:") == 1
    assert "Withdrawn" not in mail.outbox[-1].body


@pytest.mark.parametrize("email", ["nobody@example.com", "", "wner@example.com", "%"])
def test_mail_lost_links_of_an_unknown_address_mails_nothing(submission, at_once, email):
    kept(submission, OWNER)

    at_once(mail_lost_links, email=email)

    assert mail.outbox == []
    assert Job.objects.get().finished_at is not None


def test_mail_lost_links_does_the_same_work_for_known_and_unknown(submission, at_once, django_assert_num_queries):
    kept(submission, OWNER)

    for email in (OWNER, "nobody@example.com"):
        with django_assert_num_queries(5):
            mail_lost_links(email=email)


def test_mail_lost_links_is_audited_without_the_address(submission):
    kept(submission, OWNER)

    for email in (OWNER, "nobody@example.com"):
        mail_lost_links(email=email)

    found = AuditEntry.objects.filter(verb="ask for lost links").order_by("pk")
    assert [(entry.submission, entry.by, entry.changes, entry.reason) for entry in found] == [
        (submission, None, {}, ""),
        (None, None, {}, ""),
    ]
