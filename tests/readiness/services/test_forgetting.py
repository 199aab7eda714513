"""An owner's account goes with the last check of its address, whichever way the address goes."""

import pytest
from django.utils import timezone
from factories import a_revision, a_submission
from factories.reviews import make_staff

from readiness.models import AuditEntry, Submission, User
from readiness.queries.people import owners_without_checks
from readiness.services.consents import correct_contact, withdraw_mail
from readiness.services.forgetting import forget_owners
from readiness.services.links import mail_link
from readiness.services.owners import forget_owner, owner_with
from readiness.services.retention import ask_for_retention
from readiness.services.reviews.asking import ask_for_review

pytestmark = pytest.mark.django_db
OWNER = "Merbau@example.test"
OTHER = "other@example.test"
WAYS = {
    "withdraw": lambda it: withdraw_mail(submission=it, by=None),
    "correct": lambda it: correct_contact(submission=it, email=OTHER, by=None),
    "mail": lambda it: mail_link(submission=it, email=OTHER, by=None),
    "ask": lambda it: ask_for_review(submission=it, email=OTHER, message="", by=None),
}


@pytest.fixture
def submission(version) -> Submission:
    found = a_revision().submission
    mail_link(submission=found, email=OWNER, by=None)
    return found


@pytest.fixture
def owner(submission) -> User:
    return owner_with(email=OWNER)


def is_forgotten(owner: User) -> bool:
    return User.objects.values_list("email", "is_active").get(pk=owner.pk) == (
        f"removed-{owner.pk}@removed.invalid",
        False,
    )


@pytest.mark.parametrize("way", WAYS)
def test_account_goes_with_the_address(submission, owner, way):
    WAYS[way](submission)

    assert is_forgotten(owner)
    assert AuditEntry.objects.get(verb="forget owner account").changes == {"person": [owner.pk, None]}


@pytest.mark.parametrize("way", WAYS)
def test_account_stays_while_another_check_has_the_address(submission, owner, way):
    mail_link(submission=a_submission(), email=OWNER.lower(), by=None)

    WAYS[way](submission)

    assert not is_forgotten(owner)


@pytest.mark.parametrize("service", [correct_contact, mail_link])
def test_account_stays_if_the_same_address_is_given_again(submission, owner, service):
    service(submission=submission, email=OWNER.upper(), by=None)

    assert not is_forgotten(owner)


def test_old_address_is_the_stored_one_and_not_what_a_page_knew(submission, owner):
    page = Submission.objects.get()
    mail_link(submission=submission, email=OTHER, by=None)
    other = owner_with(email=OTHER)

    mail_link(submission=page, email="third@example.test", by=None)

    assert is_forgotten(other)


@pytest.mark.parametrize("way", WAYS)
def test_account_of_staff_stays_whatever_happens_to_the_check(submission, way):
    advisor = make_staff("advisor", email=OWNER.lower())

    WAYS[way](submission)
    forget_owners()

    assert not is_forgotten(advisor)


def test_account_of_somebody_who_was_of_staff_stays(submission):
    advisor = make_staff("advisor", email=OWNER.lower())
    advisor.groups.clear()

    withdraw_mail(submission=submission, by=None)
    forget_owners()

    assert not is_forgotten(advisor)


def test_owner_comes_back_with_a_new_account(submission, owner):
    withdraw_mail(submission=submission, by=None)
    mail_link(submission=submission, email=OWNER, by=None)

    assert owner_with(email=OWNER).pk != owner.pk


def test_nobody_is_forgotten_for_no_address(submission, owner):
    assert not forget_owner(email="")


def test_net_forgets_owners_without_a_check_once_and_nobody_else(submission, owner):
    left = User.objects.create_user("left@example.test")
    User.objects.create_superuser("root@example.test")
    Submission.objects.filter(pk=a_submission().pk).update(contact_email=left.email, anonymised_at=timezone.now())

    assert (forget_owners(), forget_owners()) == (1, 0)
    assert (is_forgotten(left), is_forgotten(owner)) == (True, False)


def test_net_is_drawn_every_night(db, django_capture_on_commit_callbacks):
    left = User.objects.create_user("left@example.test")

    with django_capture_on_commit_callbacks(execute=True):
        ask_for_retention()

    assert is_forgotten(left)


def test_net_finds_them_with_one_query_however_many_there_are(submission, owner, django_assert_num_queries):
    for number in range(3):
        User.objects.create_user(f"left-{number}@example.test")

    with django_assert_num_queries(1):
        assert len(owners_without_checks()) == 3
