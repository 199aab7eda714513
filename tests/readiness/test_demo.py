import pytest
from django.test import Client
from django.urls import reverse

from readiness.demo import make_demo
from readiness.models import Revision, Submission, User

pytestmark = pytest.mark.django_db
ADDRESS = "http://127.0.0.1:8123"
FIRMS = 21


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """A real hasher takes its time on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def passwords(lines: list[str]) -> dict[str, str]:
    said = [line.split(": ", 1)[1] for line in lines if "password for this run: " in line]
    return dict(line.split("  password for this run: ") for line in said)


def test_demo_makes_sample_firms_with_results(version):
    list(make_demo(ADDRESS))

    submissions = Submission.objects.select_related("organisation")
    assert all(each.organisation.name.endswith(" (sample)") for each in submissions)
    assert [each.revisions.declared().count() for each in submissions] == [1] * FIRMS
    assert None not in Revision.objects.values_list("level", flat=True)


def test_demo_prints_links_that_open(version):
    lines = list(make_demo(ADDRESS))

    links = [line.split(": ", 1)[1] for line in lines if f": {ADDRESS}/" in line]
    assert len(links) == FIRMS
    assert [Client().get(link.removeprefix(ADDRESS)).status_code for link in links] == [200] * FIRMS


def test_demo_prints_passwords_that_work(version):
    given = passwords(list(make_demo(ADDRESS)))

    assert list(given) == ["advisor@demo.invalid", "lead@demo.invalid", "auditor@demo.invalid", "admin@demo.invalid"]
    for email, password in given.items():
        assert User.objects.get(email=email).check_password(password)


def test_demo_lets_only_the_administrator_into_the_admin(version):
    given = passwords(list(make_demo(ADDRESS)))

    inside = {}
    for email, password in given.items():
        visitor = Client()
        assert visitor.login(username=email, password=password)
        inside[email] = visitor.get(reverse("admin:index")).status_code
    assert inside == {
        "advisor@demo.invalid": 302,
        "lead@demo.invalid": 302,
        "auditor@demo.invalid": 302,
        "admin@demo.invalid": 200,
    }


def test_demo_gives_each_person_the_role_of_the_name_and_makes_no_superuser(version):
    list(make_demo(ADDRESS))

    people = User.objects.order_by("email").values_list("email", "groups__name", "is_superuser")
    assert list(people) == [
        ("admin@demo.invalid", "administrator", False),
        ("advisor@demo.invalid", "advisor", False),
        ("auditor@demo.invalid", "auditor", False),
        ("lead@demo.invalid", "lead advisor", False),
    ]


def test_demo_twice_adds_nothing_and_sets_other_passwords(version):
    first = list(make_demo(ADDRESS))
    second = list(make_demo(ADDRESS))

    assert (Submission.objects.count(), Revision.objects.declared().count(), User.objects.count()) == (FIRMS, FIRMS, 4)
    assert first[:FIRMS] == second[:FIRMS]
    assert not set(passwords(first).values()) & set(passwords(second).values())
