from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories.reviews import make_staff
from factories.signing import give_password, with_app, with_password

from readiness.models import AuditEntry, User
from readiness.services.people import (
    add_staff,
    change_own_account,
    change_staff,
    make_administrator,
    password_link,
    reset_second_factor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(db) -> User:
    return make_staff("administrator")


def entries() -> list[tuple]:
    return [(each.verb, each.by, each.changes) for each in AuditEntry.objects.order_by("pk")]


def roles(person: User) -> list[str]:
    return sorted(person.groups.values_list("name", flat=True))


def test_added_person_has_roles_no_password_and_a_mailed_link(admin, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        person = add_staff(email="New@Example.test", name="Nora", roles=["advisor", "auditor"], by=admin)

    assert (person.email, roles(person), person.has_usable_password()) == (
        "new@example.test",
        ["advisor", "auditor"],
        False,
    )
    assert [message.to for message in mail.outbox] == [["new@example.test"]]
    assert "/sign-in/password/" in mail.outbox[0].body
    assert entries() == [
        (
            "add staff",
            admin,
            {"person": [None, person.pk], "roles": [[], ["advisor", "auditor"]], "account_name": [None, None]},
        ),
        ("mail password link", admin, {"person": [None, person.pk]}),
    ]


def test_owner_who_is_added_keeps_the_account(admin):
    owner = User.objects.create_user("owner@example.test")

    person = add_staff(email="owner@example.test", name="Olga", roles=["advisor"], by=admin)

    assert (person.pk, roles(person)) == (owner.pk, ["advisor"])


@pytest.mark.parametrize(
    ("given", "into_admin"),
    [(["advisor"], False), (["catalogue editor"], True), (["administrator", "auditor"], True)],
)
def test_roles_decide_who_gets_into_the_admin_and_nobody_becomes_a_superuser(admin, given, into_admin):
    person = make_staff("auditor")

    change_staff(user=person, name=person.name, roles=given, is_active=True, by=admin)

    person.refresh_from_db()
    assert (person.is_staff, person.is_superuser, roles(person)) == (into_admin, False, given)


def test_changes_are_recorded_from_old_to_new_and_none_leaves_no_entry(admin):
    person = make_staff("advisor")

    for _twice in range(2):
        change_staff(user=person, name="Other", roles=["auditor"], is_active=True, by=admin)

    assert entries() == [
        (
            "change staff",
            admin,
            {
                "person": [None, person.pk],
                "roles": [["advisor"], ["auditor"]],
                "account_name": [None, None],
            },
        )
    ]


def test_closing_an_account_ends_its_sessions(admin):
    person = with_password(make_staff("advisor"))
    client = Client()
    give_password(client, person)

    change_staff(user=person, name=person.name, roles=["advisor"], is_active=False, by=admin)

    assert (UserSession.objects.count(), client.get(reverse("account")).status_code) == (0, 302)


def test_second_factor_is_taken_away_with_a_reason_and_every_session(admin):
    person = with_password(make_staff("advisor"))
    client = Client()
    give_password(client, person)
    with_app(person)

    reset_second_factor(user=person, by=admin, reason="Lost the phone.")

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by, entry.reason) == ("reset second factor", admin, "Lost the phone.")
    assert entry.changes == {"person": [None, person.pk], "factors": [["totp"], []]}
    assert (Authenticator.objects.count(), UserSession.objects.count()) == (0, 0)


def test_own_account_is_changed_and_recorded(admin):
    change_own_account(name="Ada", wants_digest=True, by=admin)

    admin.refresh_from_db()
    assert (admin.name, admin.wants_digest) == ("Ada", True)
    assert entries() == [("change own account", admin, {"account_name": [None, None], "wants_digest": [False, True]})]


def test_administrator_is_repaired_and_is_no_superuser(db):
    broken = User.objects.create_user("root@example.test", is_superuser=True, is_active=False)

    make_administrator(email="Root@Example.test")

    broken.refresh_from_db()
    assert (broken.is_active, broken.is_staff, broken.is_superuser, roles(broken)) == (
        True,
        True,
        False,
        ["administrator"],
    )


def test_link_to_set_a_password_grows_old(admin, client, settings, monkeypatch):
    link = password_link(admin).removeprefix(settings.SITE_URL)
    later = timezone.localtime().replace(tzinfo=None) + timedelta(hours=25)
    monkeypatch.setattr("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda generator: later)

    page = client.get(link, follow=True)

    assert "This link works no longer" in page.content.decode()
