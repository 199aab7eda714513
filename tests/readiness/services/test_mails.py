"""Mails to the firm about its review."""

import pytest
from django.core import mail
from factories.asked import a_conclusion, a_review_with_questions
from factories.reviews import make_review, make_staff

from readiness.models import Job, Review, Submission
from readiness.models.review import Status
from readiness.services import jobs
from readiness.services.links import absolute_link
from readiness.services.mails import mail_questions, mail_review_finished
from readiness.services.reviews.asking import dispute, withdraw_review
from readiness.services.reviews.finishing import settle
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.django_db
OWNER = "owner@example.test"


def mailed(review: Review, ask, callbacks) -> list:
    with callbacks(execute=True):
        ask(review)
    return mail.outbox


def with_address(review: Review) -> Review:
    Submission.objects.filter(pk=review.pk).update(contact_email=OWNER)
    return review


@pytest.fixture
def asked_back(version):
    advisor = make_staff("advisor")
    return with_address(a_review_with_questions("TEC4", "GOV2", by=advisor, firm={"name": "Tan & <Sons> (sample)"}))


@pytest.fixture
def finished(version):
    review = with_address(make_review(status=Status.IN_REVIEW, by=make_staff("advisor")))
    a_conclusion(review, note="Secret note")
    return Review.objects.get()


def test_mail_of_questions_goes_to_the_firm_with_its_link_and_not_their_text(
    asked_back, django_capture_on_commit_callbacks
):
    (message,) = mailed(asked_back, mail_questions, django_capture_on_commit_callbacks)

    name = asked_back.assignee.name
    assert (message.subject, message.recipients()) == ("Questions from an advisor about your check", [OWNER])
    assert message.body.splitlines()[:5] == [
        "Tan & <Sons> (sample)",
        f"{name}, who reviews your AI Readiness Check, has 2 questions for you.",
        "",
        "Read and answer here:",
        absolute_link(asked_back.submission),
    ]
    ((html, kind),) = message.alternatives
    assert (kind, "Tan &amp; &lt;Sons&gt;" in html, "Tell us about" in message.body + html) == (
        "text/html",
        True,
        False,
    )


def test_mail_of_questions_that_runs_again_is_not_sent_again(asked_back, django_capture_on_commit_callbacks):
    mailed(asked_back, mail_questions, django_capture_on_commit_callbacks)
    mailed(asked_back, mail_questions, django_capture_on_commit_callbacks)

    assert len(mail.outbox) == 1
    assert Job.objects.filter(finished_at=None).count() == 0


def test_mail_of_the_next_questions_is_sent(asked_back, django_capture_on_commit_callbacks):
    mailed(asked_back, mail_questions, django_capture_on_commit_callbacks)
    back = move(asked_back, Status.IN_REVIEW, verb="answer advisor", by=None, asked_back_at=None)
    entry = asked_back.submission.audit.first()
    again = move(back, Status.CLARIFICATION, verb="ask firm", by=back.assignee, asked_back_at=entry.at)

    assert len(mailed(again, mail_questions, django_capture_on_commit_callbacks)) == 2


def test_mail_of_questions_that_were_taken_back_is_not_sent(asked_back, django_capture_on_commit_callbacks):
    move(asked_back, Status.IN_REVIEW, verb="take back questions", by=asked_back.assignee, asked_back_at=None)

    assert mailed(asked_back, mail_questions, django_capture_on_commit_callbacks) == []


@pytest.mark.parametrize("ask", [mail_questions, mail_review_finished])
def test_mail_after_withdrawing_is_not_sent(asked_back, ask, django_capture_on_commit_callbacks):
    withdraw_review(submission=asked_back.submission, by=None)

    assert mailed(asked_back, ask, django_capture_on_commit_callbacks) == []


def test_mail_to_a_firm_without_an_address_is_not_sent(version, django_capture_on_commit_callbacks):
    review = a_review_with_questions("TEC4")

    assert mailed(review, mail_questions, django_capture_on_commit_callbacks) == []


def test_mail_of_a_review_that_is_gone_is_not_sent(db):
    jobs.run(jobs.ask_for("mail questions", review=4711).pk)
    jobs.run(jobs.ask_for("mail review finished", review=4711).pk)

    assert mail.outbox == []


def test_mail_of_a_finished_review_says_so_once_and_nothing_of_it(finished, django_capture_on_commit_callbacks):
    mailed(finished, mail_review_finished, django_capture_on_commit_callbacks)
    mailed(finished, mail_review_finished, django_capture_on_commit_callbacks)

    (message,) = mail.outbox
    assert (message.subject, message.recipients()) == ("Your result has been reviewed", [OWNER])
    assert absolute_link(finished.submission) in message.body.splitlines()
    assert "Secret note" not in message.body


def test_name_of_an_advisor_without_one_is_not_the_address(version, django_capture_on_commit_callbacks):
    advisor = make_staff("advisor")
    advisor.name = ""
    advisor.save()
    review = with_address(a_review_with_questions("TEC4", by=advisor))

    (message,) = mailed(review, mail_questions, django_capture_on_commit_callbacks)

    assert message.body.splitlines()[0] == "An advisor, who reviews your AI Readiness Check, has 1 question for you."
    assert advisor.email not in message.body


def test_answer_to_a_dispute_is_mailed_without_its_text(finished, django_capture_on_commit_callbacks):
    dispute(submission=finished.submission, reason="We do test backups.", by=None)

    with django_capture_on_commit_callbacks(execute=True):
        settle(review=finished, by=make_staff("lead advisor"), reason="We saw no test.")

    (message,) = mail.outbox
    assert (message.subject, message.recipients()) == ("A lead advisor has answered you", [OWNER])
    assert absolute_link(finished.submission) in message.body
    assert "We saw no test" not in message.body + message.alternatives[0].content


def test_answer_is_not_mailed_where_the_firm_disputes_again(finished, django_capture_on_commit_callbacks):
    dispute(submission=finished.submission, reason="We do test backups.", by=None)

    with django_capture_on_commit_callbacks(execute=True):
        settle(review=finished, by=make_staff("lead advisor"), reason="We saw no test.")
        dispute(submission=finished.submission, reason="Here is one.", by=None)

    assert mail.outbox == []
