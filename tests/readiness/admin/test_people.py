"""Administrators look after accounts of staff in the admin; nobody else does."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin import site
from django.core import mail
from django.test import Client
from django.urls import reverse
from factories.reviews import make_staff
from factories.signing import with_app
from pages import attributes, elements

from readiness.models import AuditEntry, User

pytestmark = pytest.mark.django_db
LIST, ADD = reverse("admin:readiness_user_changelist"), reverse("admin:readiness_user_add")


@pytest.fixture
def admin(db) -> User:
    person = make_staff("administrator")
    person.is_staff = True
    person.save()
    return person


@pytest.fixture
def client(admin) -> Client:
    client = Client()
    client.force_login(admin)
    return client


@pytest.fixture
def advisor(admin) -> User:
    return make_staff("advisor", email="ada@example.test")


def page_of(person: User, page: str = "change") -> str:
    return reverse(f"admin:readiness_user_{page}", args=[person.pk])


def boxes(*names: str) -> list[str]:
    from django.contrib.auth.models import Group  # noqa: PLC0415  # apps are there only now

    return [str(pk) for pk in Group.objects.filter(name__in=names).values_list("pk", flat=True)]


def roles(person: User) -> list[str]:
    return sorted(person.groups.values_list("name", flat=True))


def test_list_shows_staff_and_no_owners(client, advisor):
    User.objects.create_user("owner@example.test")

    page = client.get(LIST)

    assert ("ada@example.test" in page.content.decode(), "owner@example.test" in page.content.decode()) == (
        True,
        False,
    )


@pytest.mark.parametrize("staff", [1, 3])
def test_list_costs_the_same_for_one_and_for_many(client, staff, django_assert_num_queries):
    for _number in range(staff):
        make_staff("advisor")

    with django_assert_num_queries(9):
        client.get(LIST)


def test_administrator_adds_somebody(client, admin, django_capture_on_commit_callbacks):
    given = {"email": "New@example.test", "name": "Nora", "roles": boxes("advisor")}

    with django_capture_on_commit_callbacks(execute=True):
        client.post(ADD, given)

    person = User.objects.get(email="new@example.test")
    assert (person.name, roles(person), person.is_staff, person.is_superuser) == ("Nora", ["advisor"], False, False)
    assert [message.to for message in mail.outbox] == [["new@example.test"]]
    assert [each.verb for each in AuditEntry.objects.order_by("pk")] == ["add staff", "mail password link"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"email": "ADA@example.test"}, "This address has a staff account."),
        ({"email": "new@example.test", "roles": []}, "Choose at least one role, or switch the account off."),
    ],
)
def test_mistakes_in_adding_are_told_and_nothing_is_made(client, advisor, given, told):
    people = User.objects.count()

    page = client.post(ADD, {"name": "Nora", "roles": boxes("advisor"), **given})

    assert told in page.content.decode()
    assert User.objects.count() == people


def test_administrator_changes_roles_and_closes_an_account(client, admin, advisor):
    client.post(page_of(advisor), {"name": "Ada", "roles": boxes("auditor")})

    advisor.refresh_from_db()
    assert (advisor.name, roles(advisor), advisor.is_active) == ("Ada", ["auditor"], False)
    assert [(each.verb, each.by) for each in AuditEntry.objects.all()] == [("change staff", admin)]


def test_what_is_not_on_the_page_cannot_be_posted(client, advisor):
    given = {"name": "Ada", "roles": boxes("advisor"), "is_active": "on"}
    posted = {"is_superuser": "on", "is_staff": "on", "email": "evil@example.test", "password": "x"}

    client.post(page_of(advisor), given | posted)

    advisor.refresh_from_db()
    assert (advisor.is_superuser, advisor.is_staff, advisor.email) == (False, False, "ada@example.test")


def test_link_is_mailed_again(client, advisor, django_capture_on_commit_callbacks):
    client.get(page_of(advisor, "link"))
    assert mail.outbox == []

    with django_capture_on_commit_callbacks(execute=True):
        client.post(page_of(advisor, "link"))

    assert [message.to for message in mail.outbox] == [["ada@example.test"]]


def test_second_factor_is_taken_away_only_with_a_reason(client, admin, advisor):
    with_app(advisor)

    refused = client.post(page_of(advisor, "factor"), {"reason": " "})
    assert ("Say why." in refused.content.decode(), Authenticator.objects.count()) == (True, 1)
    client.post(page_of(advisor, "factor"), {"reason": "Lost the phone."})

    assert Authenticator.objects.count() == 0
    assert AuditEntry.objects.values_list("verb", "by", "reason").get() == (
        "reset second factor",
        admin.pk,
        "Lost the phone.",
    )


def test_nobody_changes_the_own_account_or_a_superuser(client, admin):
    superuser = User.objects.create_superuser("root@example.test", name="Root")
    with_app(superuser)

    for person in (admin, superuser):
        given = {"name": "Other", "roles": boxes("advisor"), "is_active": "on"}
        answers = [
            client.post(page_of(person), given),
            client.post(page_of(person, "link")),
            client.post(page_of(person, "factor"), {"reason": "Mine."}),
        ]
        assert [page.status_code for page in answers] == [403, 403, 403]
    assert (roles(admin), Authenticator.objects.count(), AuditEntry.objects.count()) == (["administrator"], 1, 0)


def test_accounts_are_never_deleted(client, advisor):
    assert client.post(page_of(advisor, "delete"), {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=advisor.pk).exists()


@pytest.mark.parametrize("role", ["advisor", "lead advisor", "catalogue editor", "auditor"])
def test_other_roles_see_and_change_nothing(advisor, role):
    outsider = make_staff(role)
    outsider.is_staff = True
    outsider.save()
    client = Client()
    client.force_login(outsider)
    addresses = [LIST, ADD, *(page_of(advisor, page) for page in ("change", "link", "factor", "delete"))]

    pages = [method(each, {"reason": "x", "name": "y"}) for each in addresses for method in (client.get, client.post)]

    assert {page.status_code for page in pages} == {403}
    assert "ada@example.test" not in "".join(page.content.decode() for page in pages)
    assert AuditEntry.objects.count() == 0


def test_stranger_and_owner_are_kept_out(advisor):
    owner = Client()
    owner.force_login(User.objects.create_user("owner@example.test"))

    assert [each.get(LIST)["Location"] for each in (Client(), owner)] == [f"{reverse('admin:login')}?next={LIST}"] * 2


def test_administrator_sees_no_submissions_reviews_records_or_secrets(client):
    assert {model._meta.label for model in site._registry if model._meta.app_label != "programs"} == {"readiness.User"}


def test_page_of_a_person_offers_a_link_and_a_new_factor(client, advisor):
    page = client.get(page_of(advisor))

    links = [attributes(each).get("href") for each in elements(page) if each.name == "a"]
    assert {page_of(advisor, "link"), page_of(advisor, "factor")} <= set(links)


def test_password_is_changed_on_the_page_of_the_own_account(client):
    assert client.get(reverse("admin:password_change"))["Location"] == reverse("account_change_password")
