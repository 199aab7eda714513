"""Who asks under another name gets nothing, and no mail ever leads there."""

import pytest
from django.core import mail
from django.urls import reverse
from factories import a_submission

pytestmark = pytest.mark.django_db
FORGED = {"X-Forwarded-Host": "elsewhere.example", "X-Forwarded-Server": "elsewhere.example", "Forwarded": "host=x"}


@pytest.mark.parametrize("host", ["elsewhere.example", "testserver.elsewhere.example", "testserver@elsewhere", "[::"])
def test_host_that_is_not_ours_is_refused(client, version, host):
    response = client.get("/", headers={"host": host})

    assert response.status_code == 400
    assert b"elsewhere" not in response.content


def test_mail_leads_to_the_site_as_it_is_configured(client, version, settings, django_capture_on_commit_callbacks):
    settings.SITE_URL = "https://check.example.com"
    link = a_submission().link

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("save", args=[link]), {"email": "owner@example.com"}, headers=FORGED)

    (message,) = mail.outbox
    assert f"https://check.example.com{reverse('resume', args=[link])}" in message.body
    assert "elsewhere" not in message.body + message.alternatives[0][0]


def test_page_names_no_host_that_a_header_claims(client, version):
    page = client.get(reverse("landing"), headers=FORGED)

    assert (page.status_code, b"elsewhere" in page.content) == (200, False)


def test_claimed_https_is_not_believed_without_a_proxy(client, version, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/", headers={"X-Forwarded-Proto": "https"})

    assert (response.status_code, response["Location"]) == (301, "https://testserver/")
