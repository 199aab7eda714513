"""Staff set up a second factor before anything else, and every session proves it for itself."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from factories.people import signed_in, without_second_factor
from factories.reviews import make_staff
from factories.signing import app_code, give_password, key_shown, with_app, with_password
from pages import attributes, elements, says

from readiness.models import AuditEntry, User

pytestmark = pytest.mark.django_db
SET_UP = reverse("mfa_activate_totp")
GUARDED = ("desk", "account", "mfa_index", "usersessions_list", "account_change_password", "admin:index")


def ways(person: User) -> list[str]:
    return sorted(Authenticator.objects.filter(user=person).values_list("type", flat=True))


@pytest.mark.parametrize("name", GUARDED)
@pytest.mark.parametrize("role", ["advisor", "lead advisor", "catalogue editor", "administrator", "auditor"])
def test_staff_with_only_a_password_are_led_to_set_up_a_factor(db, name, role):
    page = without_second_factor(make_staff(role)).get(reverse(name))

    assert (page.status_code, page["Location"]) == (302, f"{SET_UP}?next={reverse(name)}")


@pytest.mark.parametrize("name", [*GUARDED, "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"])
def test_session_that_never_gave_the_factor_opens_nothing_though_the_person_has_one(advisor, name):
    with_app(advisor)

    page = without_second_factor(advisor).get(reverse(name))

    assert (page.status_code, page["Location"]) == (302, f"{reverse('mfa_reauthenticate')}?next={reverse(name)}")


def test_other_ways_into_staff_pages_are_guarded_too(db):
    superuser = User.objects.create_superuser("root@example.test")

    page = without_second_factor(superuser).get(reverse("admin:index"))

    assert page["Location"] == f"{SET_UP}?next={reverse('admin:index')}"


def test_post_to_a_staff_page_without_a_factor_changes_nothing(advisor):
    without_second_factor(advisor).post(reverse("account"), {"name": "Somebody else"})

    advisor.refresh_from_db()
    assert advisor.name == "Advisor 1"


def test_owner_without_a_role_is_refused_and_not_asked_for_a_factor(db):
    client = without_second_factor(User.objects.create_user("owner@example.test"))

    pages = [client.get(reverse(name)) for name in ("desk", "account", "admin:login")]

    assert [page.status_code for page in pages] == [403, 403, 403]


@pytest.mark.django_db(transaction=True)  # what follows a commit has to follow within the request
def test_first_sign_in_sets_up_an_app_and_shows_recovery_codes(client, advisor):
    landed = give_password(client, advisor, follow=True)
    assert landed.redirect_chain[-1][0].split("?")[0] == SET_UP

    done = client.post(SET_UP, {"code": app_code(key_shown(client))}, follow=True)

    codes = RecoveryCodes(Authenticator.objects.get(user=advisor, type="recovery_codes")).get_unused_codes()
    assert [says(each) for each in elements(done, class_="codebox")] == codes
    assert ways(advisor) == ["recovery_codes", "totp"]
    assert client.get(reverse("account")).status_code == 200


@pytest.mark.django_db(transaction=True)  # what follows a commit has to follow within the request
def test_setting_up_is_recorded_mailed_and_ends_older_sessions(client, advisor):
    elsewhere = Client()
    give_password(elsewhere, advisor)
    give_password(client, advisor)
    client.get(SET_UP)

    client.post(SET_UP, {"code": app_code(key_shown(client))})

    entries = [(each.verb, each.by, each.changes) for each in AuditEntry.objects.order_by("pk")]
    assert entries == [
        ("add second factor", advisor, {"factors": [None, "totp"]}),
        ("add second factor", advisor, {"factors": [None, "recovery_codes"]}),
    ]
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([advisor.email], "A second factor was added")
    ]
    assert UserSession.objects.get().session_key == client.session.session_key
    assert elsewhere.get(reverse("account"))["Location"].startswith(reverse("account_login"))


def test_wrong_code_sets_up_nothing_and_keeps_the_same_key(client, advisor):
    give_password(client, advisor)
    client.get(SET_UP)
    key = key_shown(client)

    page = client.post(SET_UP, {"code": "000000" if app_code(key) != "000000" else "000001"})

    assert "This code is not right, or no longer." in says(page, "errors")
    assert (ways(advisor), key_shown(client)) == ([], key)


def test_page_opened_again_shows_the_same_key(client, advisor):
    give_password(client, advisor)

    keys = [says(client.get(SET_UP), "key").replace(" ", "") for _look in range(2)]

    assert keys == [key_shown(client)] * 2


def test_page_with_the_key_is_never_cached_and_draws_it_as_the_policy_allows(client, advisor):
    give_password(client, advisor)

    page = client.get(SET_UP)

    (picture,) = elements(page, class_="qr")
    assert attributes(picture)["src"].startswith("data:image/svg+xml;base64,")
    assert "no-store" in page["Cache-Control"]
    assert "img-src 'self' data:" in page["Content-Security-Policy"]


def test_sign_in_asks_for_the_code_of_the_app(client, advisor):
    key = with_app(advisor)

    asked = give_password(client, advisor)
    assert asked["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("account"))["Location"].startswith(reverse("account_login"))
    client.post(reverse("mfa_authenticate"), {"code": app_code(key)})

    assert client.get(reverse("account")).status_code == 200


def test_recovery_code_lets_in_once(client, advisor):
    with_app(advisor)
    code = RecoveryCodes.activate(advisor).get_unused_codes()[0]

    for expected in (200, 302):
        client.logout()
        give_password(client, advisor)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert client.get(reverse("account")).status_code == expected


def test_code_of_the_app_works_once(client, advisor):
    code = app_code(with_app(advisor))

    for expected in (200, 302):
        client.logout()
        give_password(client, advisor)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert client.get(reverse("account")).status_code == expected


def test_used_code_is_remembered_as_long_as_it_would_be_taken(client, advisor, monkeypatch, settings):
    kept, store = {}, type(caches["default"])

    def noted(self, key, value, timeout=300, version=None):
        kept[key] = timeout
        return True

    monkeypatch.setattr(store, "add", noted)
    code = app_code(with_app(advisor))
    give_password(client, advisor)

    client.post(reverse("mfa_authenticate"), {"code": code})

    periods = 2 * settings.MFA_TOTP_TOLERANCE + 1
    assert [timeout for key, timeout in kept.items() if "totp.used" in key] == [30 * periods]


def test_codes_cannot_be_guessed_for_long(client, advisor):
    key = with_app(advisor)
    give_password(client, advisor)

    for number in range(5):
        client.post(reverse("mfa_authenticate"), {"code": f"wrong{number}"})
    page = client.post(reverse("mfa_authenticate"), {"code": app_code(key)})

    assert "Too many tries for now." in says(page, "errors")
    assert client.get(reverse("account"))["Location"].startswith(reverse("account_login"))


def test_removing_the_only_factor_leads_back_to_setting_one_up(post, client, advisor):
    with_app(advisor)
    client.force_login(advisor)

    post(reverse("mfa_deactivate_totp"))

    assert ways(advisor) == []
    assert client.get(reverse("account"))["Location"] == f"{SET_UP}?next={reverse('account')}"
    assert AuditEntry.objects.get().verb == "remove second factor"


def test_key_of_the_app_is_sealed_in_the_database(advisor):
    key = with_app(advisor)

    assert key not in str(Authenticator.objects.get().data)


def test_pages_of_a_session_with_a_factor_cost_no_query_for_it(advisor, django_assert_num_queries):
    client = signed_in(advisor)
    client.get(reverse("account_logout"))

    with django_assert_num_queries(2):  # session and person
        client.get(reverse("account_logout"))


def test_second_person_never_profits_from_the_factor_of_the_first_in_the_same_browser(client, advisor):
    other = with_password(make_staff("auditor"))
    client.force_login(advisor)
    client.post(reverse("account_logout"))

    give_password(client, other)

    assert client.get(reverse("account"))["Location"] == f"{SET_UP}?next={reverse('account')}"
