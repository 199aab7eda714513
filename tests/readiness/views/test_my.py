"""An owner proves an address with a mailed code and sees the firm's checks, never another firm's."""

import json
import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from factories import a_revision, a_submission, answers
from factories.reviews import make_review, make_staff
from pages import attributes, elements, says

from readiness.models import AuditEntry, Job, Submission, User
from readiness.services.anonymising import anonymise
from readiness.services.consents import withdraw_mail
from readiness.services.links import mail_link
from readiness.services.reviews.asking import ask_for_review

pytestmark = pytest.mark.django_db
OWNER = "owner@example.com"
ASK, CONFIRM, MY = (reverse(name) for name in ("account_request_login_code", "account_confirm_login_code", "my"))


@pytest.fixture
def ask(client: Client, django_capture_on_commit_callbacks) -> Callable:
    """Ask for a code, and have mailed what is to be mailed."""

    def do(email: str = OWNER):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(ASK, {"email": email}, follow=True)

    return do


@pytest.fixture
def come_in(client: Client, ask) -> Callable:
    def do(email: str = OWNER):
        ask(email)
        return client.post(CONFIRM, {"code": code_in(mail.outbox[-1])}, follow=True)

    return do


def code_in(message) -> str:
    return re.search(r"^[A-Z0-9-]{6,}$", message.body, re.MULTILINE)[0]


def _actions(page) -> list[str]:
    return [attributes(each)["action"] for each in elements(page, method="post")]


def saved(submission: Submission, email: str = OWNER) -> Submission:
    Submission.objects.filter(pk=submission.pk).update(contact_email=email)
    return submission


@pytest.fixture
def own(version) -> Submission:
    return saved(a_revision(firm={"name": "Tan Bakery (sample)"}, responses=answers(3)).submission)


def test_code_opens_the_checks_of_the_firm(own, come_in):
    page = come_in()

    assert page.redirect_chain[-1][0] == MY
    assert says(page, f"firm-{own.organisation_id}") == "Tan Bakery (sample)"
    assert f"Level {own.revisions.get().level}" in says(page, "main")
    links = [
        attributes(each)["href"] for each in elements(page, class_="btn btn-block-phone btn-quiet") if each.name == "a"
    ]
    assert links == [reverse("result", args=[own.link]), reverse("my_file")]


def test_every_check_of_the_same_firm_is_shown_whoever_saved_it(own, come_in):
    later = a_submission(previous=own)
    saved(later, "colleague@example.com")

    page = come_in()

    text = page.content.decode()
    assert [reverse("result", args=[own.link]) in text, reverse("resume", args=[later.link]) in text] == [True, True]
    assert "Not handed in yet" in says(page, "main")


def test_closed_check_is_neither_shown_nor_handed_out_nor_begun_from(own, client, come_in):
    later = a_revision(previous=own, responses=answers(2)).submission
    anonymise(submission=later, by=None, is_asked=True)

    page = come_in()

    assert len(elements(page, class_="row-list")[0].children) == 1
    assert [url for url in _actions(page) if url.endswith("/again")] == [reverse("again", args=[own.link])]
    assert [each["answers"] for each in json.loads(client.get(reverse("my_file")).content)["checks"]] == [answers(3)]


def test_check_without_its_address_is_not_shown_through_another_of_the_firm(own, client, come_in):
    later = a_revision(previous=own, responses=answers(2)).submission
    mail_link(submission=later, email=OWNER, by=None)
    withdraw_mail(submission=later, by=None)

    page = come_in()

    assert reverse("result", args=[own.link]) in page.content.decode()
    assert reverse("result", args=[later.link]) not in page.content.decode()
    assert len(json.loads(client.get(reverse("my_file")).content)["checks"]) == 1


def test_owner_who_removes_the_last_address_is_signed_out_and_reads_on_by_the_link(own, client, come_in):
    mail_link(submission=own, email=OWNER, by=None)
    come_in()

    page = client.post(reverse("withdraw_purpose", args=[own.link, "mail"]), follow=True)

    assert (page.status_code, page.redirect_chain) == (200, [(reverse("own_data", args=[own.link]), 302)])
    assert "Your e-mail address is removed from this check." in says(page)
    assert client.get(MY)["Location"] == ASK
    assert User.objects.get().is_active is False


def test_check_is_shown_again_when_its_link_is_mailed_again(own, come_in):
    mail_link(submission=own, email=OWNER, by=None)
    withdraw_mail(submission=own, by=None)
    mail_link(submission=own, email=OWNER, by=None)

    assert reverse("result", args=[own.link]) in come_in().content.decode()


def test_address_that_was_withdrawn_and_given_for_a_review_opens_nothing(own, ask):
    mail_link(submission=own, email=OWNER, by=None)
    withdraw_mail(submission=own, by=None)
    ask_for_review(submission=own, email=OWNER, message="", by=None)
    mail.outbox.clear()

    ask()

    assert [message.subject for message in mail.outbox] == []


def test_nothing_of_another_firm_is_shown(own, stranger, come_in):
    page = come_in()

    assert ("Stranger" in page.content.decode(), stranger.submission.link in page.content.decode()) == (False, False)


def test_status_of_a_review_is_told(version, come_in):
    review = make_review(status="clarification", by=make_staff("advisor"))
    saved(review.submission)

    assert "the advisor waits for your reply" in says(come_in(), "main")


def test_new_check_of_the_firm_has_its_facts_filled_in(own, client, come_in):
    page = come_in()
    action = reverse("again", args=[own.link])
    assert action in _actions(page)

    client.post(action)

    assert Submission.objects.latest("pk").profile == Submission.objects.get(pk=own.pk).profile != {}


def test_address_is_taken_however_it_is_written(own, come_in):
    saved(own, "Owner@Example.com")

    assert "Tan Bakery" in says(come_in("OWNER@example.com"), "main")
    assert User.objects.get().email == OWNER


def test_account_is_made_once_without_a_password_and_recorded(own, client, come_in):
    come_in()
    client.post(reverse("account_logout"))
    come_in()

    made = User.objects.get()
    assert (made.has_usable_password(), made.is_staff) == (False, False)
    assert [(each.verb, each.by) for each in AuditEntry.objects.filter(verb="make owner account")] == [
        ("make owner account", made)
    ]


@pytest.mark.parametrize("role", [None, "advisor", "closed"])
def test_strangers_staff_and_closed_accounts_get_the_same_page_and_no_mail(own, ask, client, role):
    email = "somebody@example.com"
    if role:
        saved(a_submission(), email)
    if role == "advisor":
        make_staff("advisor", email=email)
    if role == "closed":
        User.objects.create_user(email, is_active=False)
    known = says(ask(), "main").replace(OWNER, email)
    people = User.objects.count()
    client.post(reverse("account_logout"))

    page = ask(email)

    assert says(page, "main") == known
    assert [message.to for message in mail.outbox] == [[OWNER]]
    assert (Job.objects.count(), User.objects.count()) == (2, people)


def test_code_is_sealed_while_the_mail_waits(own, ask):
    ask()

    assert [each in str(Job.objects.get().arguments) for each in (code_in(mail.outbox[0]), OWNER)] == [False, False]


def test_wrong_codes_are_taken_three_times_at_most(own, ask, client):
    ask()

    for _try in range(3):
        client.post(CONFIRM, {"code": "WRONG1"})
    client.post(CONFIRM, {"code": code_in(mail.outbox[0])})

    assert client.get(MY)["Location"] == ASK


def test_code_works_in_the_browser_that_asked_only(own, ask):
    ask()
    other = Client()

    other.post(CONFIRM, {"code": code_in(mail.outbox[0])})

    assert other.get(MY)["Location"] == ASK


def test_code_grows_old(own, ask, client, settings):
    ask()
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1

    client.post(CONFIRM, {"code": code_in(mail.outbox[0])})

    assert client.get(MY)["Location"] == ASK


def test_codes_are_mailed_so_often_and_no_oftener(own, client):
    pages = [client.post(ASK, {"email": OWNER}) for _try in range(6)]

    assert [page.status_code for page in pages] == [302] * 5 + [429]


def test_codes_to_one_address_are_counted_whoever_asks(own):
    pages = [Client(REMOTE_ADDR=f"203.0.113.{number}").post(ASK, {"email": OWNER}) for number in range(6)]

    assert [page.status_code for page in pages] == [302] * 5 + [429]


def test_address_that_is_none_is_told(client, db):
    page = client.post(ASK, {"email": "owner"})

    assert page.status_code == 422
    assert says(page, "id_email_error") == (
        "This does not look like an e-mail address. It needs a name, an @ and a domain."
    )


def test_stranger_is_led_to_the_page_that_mails_codes(own, client):
    assert client.get(MY)["Location"] == ASK


def test_staff_do_not_see_checks_though_they_have_the_address(own, client):
    client.force_login(make_staff("advisor", email=OWNER))

    page = client.get(MY, follow=True)

    assert "You are signed in as staff." in says(page, "main")
    assert "Tan Bakery" not in page.content.decode()


def test_account_alone_proves_no_address(own, client):
    client.force_login(User.objects.create_user(OWNER))

    assert client.get(MY)["Location"] == ASK


def test_owner_who_became_staff_before_the_code_is_typed_is_not_let_in(own, ask, client):
    ask()
    User.objects.filter(email=OWNER).update(is_staff=True)

    page = client.post(CONFIRM, {"code": code_in(mail.outbox[0])})

    assert (page.status_code, client.get(MY)["Location"]) == (403, ASK)


@pytest.mark.parametrize("name", ["desk", "account", "admin:login"])
def test_owner_opens_no_staff_page(own, client, come_in, name):
    come_in()

    assert client.get(reverse(name)).status_code == 403


@pytest.mark.parametrize("firms", [1, 3])
def test_my_checks_cost_the_same_for_one_and_for_many(version, client, come_in, firms, django_assert_num_queries):
    for _firm in range(firms):
        saved(a_revision().submission)
    come_in()

    with django_assert_num_queries(4):  # session, person, whether of staff, checks
        page = client.get(MY)

    assert len(elements(page, class_="row-list")) == firms


def test_page_of_checks_is_never_cached(own, come_in):
    assert "no-store" in come_in()["Cache-Control"]


def test_save_page_leads_to_my_checks(own, client):
    assert f'href="{MY}"' in client.get(reverse("save", args=[own.link])).content.decode()
