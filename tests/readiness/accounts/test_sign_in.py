"""Signing in with a password, forgetting it, and what strangers learn from it: nothing."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse
from factories.signing import PASSWORD, give_password, with_password
from pages import says

from readiness.models import AuditEntry, Job, User

pytestmark = pytest.mark.django_db
NEW = "another horse battery staple"


def link_in(message) -> str:
    return re.search(r"http://\S+", message.body)[0].removeprefix("http://127.0.0.1:8000")


def choose(client: Client, link: str, password: str = NEW):
    form = client.get(link, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password, "password2": password}, follow=True)


@pytest.mark.parametrize(("email", "password"), [("nobody@example.test", PASSWORD), (None, "wrong")])
def test_unknown_address_and_wrong_password_get_the_same_answer(client, advisor, email, password):
    page = client.post(reverse("account_login"), {"login": email or advisor.email, "password": password})

    assert says(page, "errors") == (
        "This did not work yet Address and password do not belong together. Check both, and try again."
    )


def test_password_typed_wrong_too_often_locks_the_address_for_a_while(client, advisor):
    for _try in range(5):
        give_password(client, advisor, "wrong")

    page = give_password(client, advisor)

    assert "Too many tries for now. Please wait a quarter of an hour" in says(page, "errors")
    assert client.get(reverse("account")).status_code == 302


def test_address_is_known_however_it_is_written(client, advisor):
    page = client.post(reverse("account_login"), {"login": advisor.email.upper(), "password": PASSWORD})

    assert page["Location"] == reverse("desk")


def test_tries_are_counted_by_the_address_that_the_proxy_states(client, advisor, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1/15m/ip"}
    first, second = ({"X-Forwarded-For": f"203.0.113.9, 198.51.100.{number}"} for number in (1, 2))

    give_password(client, advisor, "wrong", headers=first)

    assert "Too many tries" in says(give_password(client, advisor, headers=first), "errors")
    assert give_password(client, advisor, headers=second).status_code == 302


def test_closed_account_does_not_come_in(client, advisor):
    advisor.is_active = False
    advisor.save()

    page = give_password(client, advisor, follow=True)

    assert says(page, "main").startswith("This account is closed")


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_confirm_email"])
def test_nobody_can_sign_up_or_change_an_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_admin_has_no_sign_in_of_its_own(client, db):
    page = client.get(reverse("admin:index"), follow=True)

    assert [step[0].split("?")[0] for step in page.redirect_chain] == [
        reverse("admin:login"),
        reverse("account_login"),
    ]


def test_forgotten_password_is_set_with_a_mailed_link(client, post, advisor):
    post(reverse("account_reset_password"), {"email": advisor.email})

    page = choose(client, link_in(mail.outbox[0]))

    advisor.refresh_from_db()
    assert says(page, "main").startswith("Your password is changed. Other sessions have ended. Your password is set")
    assert advisor.check_password(NEW)
    assert [(entry.verb, entry.by) for entry in AuditEntry.objects.all()] == [("change password", advisor)]
    assert client.get(reverse("account"))["Location"].startswith(reverse("account_login"))


def test_link_works_once(client, post, advisor):
    post(reverse("account_reset_password"), {"email": advisor.email})
    choose(client, link_in(mail.outbox[0]))

    page = choose(Client(), link_in(mail.outbox[0]), "yet another horse battery")

    advisor.refresh_from_db()
    assert says(page, "main").startswith("This link works no longer")
    assert advisor.check_password(NEW)


@pytest.mark.parametrize("password", ["short", "password12345"])
def test_password_that_is_easy_is_not_taken(client, post, advisor, password):
    post(reverse("account_reset_password"), {"email": advisor.email})

    choose(client, link_in(mail.outbox[0]), password)

    advisor.refresh_from_db()
    assert advisor.check_password(PASSWORD)


def test_who_has_no_password_to_forget_gets_no_mail_and_the_same_page(client, post, advisor):
    User.objects.create_user("owner@example.test")
    asked = ["nobody@example.test", "owner@example.test", advisor.email]

    pages = [post(reverse("account_reset_password"), {"email": email}, follow=True) for email in asked]

    assert len({says(page) for page in pages}) == 1
    assert [message.to for message in mail.outbox] == [[advisor.email]]
    assert Job.objects.count() == 3


def test_mail_and_its_link_are_sealed_while_they_wait(post, advisor):
    post(reverse("account_reset_password"), {"email": advisor.email})

    arguments = str(Job.objects.get().arguments)
    assert [each in arguments for each in (advisor.email, "sign-in/password", link_in(mail.outbox[0]))] == [False] * 3


def test_changing_the_password_ends_other_sessions(client, advisor):
    elsewhere = Client()
    elsewhere.force_login(advisor)
    client.force_login(advisor)
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    page = client.post(reverse("account_change_password"), given, follow=True)

    assert says(page, "news") == "Your password is changed. Other sessions have ended."
    assert [each.get(reverse("account")).status_code for each in (client, elsewhere)] == [200, 302]


def test_other_sessions_are_listed_and_ended(client, post, advisor):
    elsewhere = Client(headers={"user-agent": "Some phone"})
    for each in (elsewhere, client):
        give_password(each, advisor)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
    session.save()
    assert "Some phone" in says(client.get(reverse("usersessions_list")), "main")

    client.post(reverse("usersessions_list"))

    assert "Some phone" not in says(client.get(reverse("usersessions_list")), "main")
    assert elsewhere.get(reverse("mfa_activate_totp")).status_code == 302
    assert elsewhere.get(reverse("account"))["Location"].startswith(reverse("account_login"))


def test_sign_out_ends_the_session(client, advisor):
    client.force_login(with_password(advisor))

    client.post(reverse("account_logout"))

    assert client.get(reverse("account"))["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_sign_in_leads_to_pages_of_this_site_only(client, advisor, elsewhere):
    page = client.post(f"{reverse('account_login')}?next={elsewhere}", {"login": advisor.email, "password": PASSWORD})

    assert page["Location"] == reverse("desk")
