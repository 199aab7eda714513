import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse
from pages import says

from readiness.models import Job

pytestmark = pytest.mark.django_db
MOST = settings.LIMITS["mail"][0]
KNOWN, UNKNOWN = "stranger@example.com", "nobody@example.com"


@pytest.fixture
def ask(client, django_capture_on_commit_callbacks):
    """Ask for lost links, as if the transaction had committed."""

    def post(email, **given):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse("resume_by_email"), {"email": email}, **given)

    return post


def test_mail_to_a_known_address_has_its_link(ask, stranger):
    ask(KNOWN)

    (message,) = mail.outbox
    assert message.to == [KNOWN]
    assert reverse("resume", args=[stranger.submission.link]) in message.body


def test_mail_to_an_unknown_address_is_not_sent(ask, stranger):
    ask(UNKNOWN)

    assert mail.outbox == []


def test_answer_is_the_same_for_a_known_and_an_unknown_address(ask, stranger):
    known, unknown = ask(KNOWN, follow=True), ask(UNKNOWN, follow=True)

    assert known.redirect_chain == unknown.redirect_chain == [(reverse("landing"), 302)]
    assert says(known) == says(unknown)
    assert says(known, "news") == "If a check was saved with this address, its link is on the way to it."
    assert stranger.submission.link not in known.content.decode()


def test_answer_costs_the_same_for_a_known_and_an_unknown_address(client, stranger, django_assert_num_queries):
    for email in (KNOWN, UNKNOWN):
        with django_assert_num_queries(5):
            client.post(reverse("resume_by_email"), {"email": email})


def test_address_that_is_none_is_refused_with_its_form_open(ask, stranger):
    response = ask("stranger")

    assert response.status_code == 422
    assert says(response, "id_email_error") == (
        "This does not look like an e-mail address. It needs a name, an @ and a domain."
    )
    assert "<details open>" in response.content.decode()
    assert Job.objects.count() == 0


def test_mails_after_too_many_are_refused(ask, stranger):
    for _try in range(MOST):
        ask(KNOWN)

    response = ask(KNOWN)

    assert (response.status_code, says(response, "main").split(" ")[0]) == (429, "429")
    assert len(mail.outbox) == MOST


def test_mails_are_counted_whatever_the_address(ask, stranger):
    for place in range(MOST):
        ask(f"a{place}@example.com")

    assert ask(KNOWN).status_code == 429
    assert mail.outbox == []
