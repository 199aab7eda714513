from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from factories.signing import with_app

from readiness.models import AuditEntry, User

pytestmark = pytest.mark.django_db


def create(email: str, *flags: str) -> str:
    out = StringIO()
    call_command("create_admin", email, *flags, stdout=out)
    return out.getvalue()


def test_first_administrator_sets_the_password_with_the_printed_link(client, settings):
    said = create("root@example.test").splitlines()

    form = client.get(said[-1].removeprefix(settings.SITE_URL), follow=True)
    given = dict.fromkeys(("password1", "password2"), "correct horse battery staple")
    client.post(form.request["PATH_INFO"], given)

    person = User.objects.get()
    assert said[:2] == ["root@example.test is an administrator.", "Set the password here, within 24 hours:"]
    assert person.check_password("correct horse battery staple")
    assert (person.is_staff, person.is_superuser, person.has_perm("readiness.add_user")) == (True, False, True)
    assert AuditEntry.objects.order_by("pk").first().verb == "make administrator"


def test_running_it_again_makes_nobody_else(db):
    create("root@example.test")
    create("ROOT@example.test")

    assert User.objects.count() == 1


@pytest.mark.parametrize(("flags", "left"), [((), 1), (("--reset-second-factor",), 0)])
def test_second_factor_stays_unless_it_was_lost(db, flags, left):
    create("root@example.test")
    with_app(User.objects.get())

    create("root@example.test", *flags)

    assert Authenticator.objects.count() == left


def test_what_is_no_address_makes_nobody(db):
    with pytest.raises(CommandError, match=r"root is no e-mail address\. Nothing was changed\."):
        create("root")

    assert User.objects.count() == 0
