import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.urls import reverse
from pages import attribute, attributes, elements, says

from readiness.links import return_code
from readiness.models import Job, Submission

pytestmark = pytest.mark.django_db
MOST = django_settings.LIMITS["mail"][0]
OWNER = "owner@example.com"


@pytest.fixture
def ask(client, submission, django_capture_on_commit_callbacks):
    """Ask for the link by mail, as if the transaction had committed."""

    def post(email, **given):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(url(submission), {"email": email}, **given)

    return post


def url(submission) -> str:
    return reverse("save", args=[submission.link])


def test_save_shows_link_and_code(client, submission, settings):
    settings.SITE_URL = "https://check.example.com"

    response = client.get(url(submission))

    assert attribute(response, "link", "value") == "https://check.example.com" + reverse(
        "resume", args=[submission.link]
    )
    assert says(response, "code") == return_code(submission.link_salt)


def test_save_shows_a_code_that_opens_the_check(client, submission):
    code = says(client.get(url(submission)), "code")

    assert client.post(reverse("resume_by_code"), {"code": code})["Location"] == reverse(
        "resume", args=[submission.link]
    )


def test_save_draws_the_link_as_a_picture_without_script_or_style(client, submission, settings):
    response = client.get(url(submission))
    settings.SITE_URL = "https://another.example.com"
    other = client.get(url(submission))

    (picture,), (another,) = elements(response, class_="qr"), elements(other, class_="qr")
    assert attributes(picture)["role"] == "img"
    assert [child.name for child in picture.children] == ["svg"]
    assert str(picture) != str(another)
    assert "style=" not in str(picture)


def test_save_mails_the_link_and_says_so(ask, submission, client):
    response = ask(OWNER)

    (message,) = mail.outbox
    assert (response.status_code, response["Location"]) == (302, url(submission))
    assert says(client.get(url(submission)), "news") == f"Your link is on its way to {OWNER}."
    assert message.to == [OWNER]
    assert reverse("resume", args=[submission.link]) in message.body
    assert return_code(submission.link_salt) in message.body


def test_save_shows_the_address_again(ask, submission, client):
    ask(OWNER)

    assert attribute(client.get(url(submission)), "id_email", "value") == OWNER


@pytest.mark.parametrize("email", ["", "owner", "a@example.com,b@example.com"])
def test_save_with_an_address_that_is_none_mails_nothing(ask, email):
    response = ask(email)

    assert response.status_code == 422
    assert says(response, "id_email_error") != ""
    assert (mail.outbox, Job.objects.count()) == ([], 0)
    assert Submission.objects.get().contact_email == ""


def test_save_does_not_mail_another_firms_link(ask, stranger):
    ask("stranger@example.com")

    assert stranger.submission.link not in mail.outbox[0].body
    assert "Stranger" not in mail.outbox[0].body


def test_save_after_too_many_mails_refuses(ask):
    for _try in range(MOST):
        ask(OWNER)

    response = ask(OWNER)

    assert (response.status_code, says(response, "main").split(" ")[0]) == (429, "429")
    assert len(mail.outbox) == MOST


def test_save_counts_mails_together_with_lost_links(ask, client):
    for _try in range(MOST):
        client.post(reverse("resume_by_email"), {"email": OWNER})

    assert ask(OWNER).status_code == 429


@pytest.mark.parametrize(
    ("backend", "says_so"),
    [("filebased", True), ("smtp", False)],
)
def test_save_says_where_mails_go_on_a_site_without_a_mail_server(client, submission, settings, backend, says_so):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"

    text = says(client.get(url(submission)), "main")

    assert ("This site runs without a mail server" in text) == says_so


def test_save_costs_three_queries(client, submission, django_assert_num_queries):
    client.get(url(submission))

    with django_assert_num_queries(3):  # the check, its firm, and when its firm last used any
        client.get(url(submission))
