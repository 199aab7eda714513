"""A mail that cannot be sent, however often it is tried, is shown to the firm and to its advisor."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from factories import a_submission
from factories.asked import a_conclusion, a_review_with_questions
from factories.reviews import make_review, make_staff

from readiness.models import Job, Mail, Submission
from readiness.models.review import Status
from readiness.queries.mails import failed_mail
from readiness.services import jobs
from readiness.services.consents import correct_contact
from readiness.services.links import mail_link, mail_lost_links
from readiness.services.mails import mail_questions, mail_review_finished
from readiness.services.reviews.moving import move
from readiness.services.sending import MailNotSent

pytestmark = pytest.mark.django_db
OWNER = "owner@example.test"


def about_questions() -> Submission:
    review = a_review_with_questions("TEC4", by=make_staff("advisor"))
    Submission.objects.update(contact_email=OWNER)
    mail_questions(review)
    return review.submission


def about_the_result() -> Submission:
    review = make_review(status=Status.IN_REVIEW, by=make_staff("advisor"))
    Submission.objects.update(contact_email=OWNER)
    a_conclusion(review)
    mail_review_finished(review)
    return review.submission


def with_a_link() -> Submission:
    submission = a_submission()
    mail_link(submission=submission, email=OWNER, by=None)
    return submission


def with_lost_links() -> Submission:
    submission = a_submission()
    Submission.objects.update(contact_email=OWNER)
    mail_lost_links(email=OWNER)
    return submission


KINDS = [about_questions, about_the_result, with_a_link, with_lost_links]


@pytest.fixture
def fail_to_the_end(monkeypatch, make_overdue) -> Callable[[], None]:
    """Try the newest job until it is given up, while there is no mail server."""

    def refuse(*args: object, **options: object) -> None:
        raise OSError("no mail server")

    def fail() -> None:
        number = Job.objects.latest("pk").pk
        with monkeypatch.context() as patch:
            patch.setattr(EmailMultiAlternatives, "send", refuse)
            for _attempt in range(jobs.MOST_ATTEMPTS):
                make_overdue()
                with pytest.raises(MailNotSent):
                    jobs.run(number)

    return fail


@pytest.mark.parametrize("asked", KINDS)
def test_mail_that_is_given_up_is_shown_until_the_address_is_given_anew(version, asked, fail_to_the_end):
    submission = asked()

    fail_to_the_end()

    shown = failed_mail(submission)
    assert (shown.state, Mail.objects.get()) == ("given_up", shown)
    correct_contact(submission=submission, email="right@example.test", by=None)
    assert failed_mail(submission) is None


@pytest.mark.parametrize("asked", KINDS)
def test_mail_whose_worker_died_each_time_is_shown_though_it_was_never_begun(version, asked, make_overdue):
    submission = asked()
    Job.objects.update(attempts=jobs.MOST_ATTEMPTS)
    make_overdue()

    jobs.ring_again()

    assert failed_mail(submission) == Mail.objects.get()


def test_mail_that_another_job_sends_after_all_is_sent(version, fail_to_the_end):
    submission = about_questions()
    fail_to_the_end()

    mail_questions(submission.review)
    jobs.run(Job.objects.latest("pk").pk)

    assert (len(mail.outbox), Mail.objects.get().state, failed_mail(submission)) == (1, "sent", None)


def test_mail_that_was_sent_is_not_given_up_with_its_job(version, make_overdue):
    submission = with_a_link()
    jobs.run(Job.objects.get().pk)
    Job.objects.update(attempts=jobs.MOST_ATTEMPTS, finished_at=None)
    make_overdue()

    jobs.ring_again()

    assert (Mail.objects.get().state, failed_mail(submission)) == ("sent", None)


@pytest.mark.parametrize("kind", ["mail questions", "mail review finished", "mail link", "mail lost links"])
def test_mail_that_nobody_waits_for_any_more_is_given_up_without_a_word(version, kind, make_overdue):
    review = a_review_with_questions("TEC4", by=make_staff("advisor"))
    Submission.objects.update(contact_email=OWNER)
    move(review, Status.IN_REVIEW, verb="take back questions", by=review.assignee, asked_back_at=None)
    jobs.ask_for(kind, review=review.pk, submission=4711)
    Job.objects.update(attempts=jobs.MOST_ATTEMPTS)
    make_overdue()

    jobs.ring_again()

    assert (Mail.objects.count(), Job.objects.get().is_given_up) == (0, True)
