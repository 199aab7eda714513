import pytest

from readiness.models import Organisation, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """A real hasher takes its time on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"name": "Angsana Bakery (sample)", "uen": "00192200M"}, "Angsana Bakery (sample)"),
        ({"uen": "00192200M"}, "00192200M"),
    ],
)
def test_organisation_is_called_by_its_name_or_else_its_number(given, shown):
    assert str(Organisation(**given)) == shown


def test_organisation_without_any_detail_is_called_by_its_row():
    organisation = Organisation.objects.create()

    assert str(organisation) == f"#{organisation.pk}"


def test_user_is_known_by_e_mail_address_and_password():
    user = User.objects.create_user("adviser@EXAMPLE.com", "a long password", name="An adviser")

    assert (user.email, user.get_full_name(), user.get_short_name()) == (
        "adviser@example.com",
        "An adviser",
        "An adviser",
    )
    assert (user.is_staff, user.is_superuser, user.check_password("a long password")) == (False, False, True)


def test_user_without_a_name_is_called_by_the_address():
    assert str(User.objects.create_user("adviser@example.com")) == "adviser@example.com"


def test_user_without_a_password_cannot_sign_in_with_one():
    assert not User.objects.create_user("adviser@example.com").has_usable_password()


def test_superuser_may_open_the_admin():
    user = User.objects.create_superuser("admin@example.com", "a long password")

    assert (user.is_staff, user.is_superuser) == (True, True)
