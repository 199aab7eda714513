from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from factories import a_revision, a_submission
from factories.reviews import make_review, make_staff

from readiness.models import Submission, User
from readiness.queries import breach
from readiness.services.anonymising import anonymise

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate().isoformat()


def count(since: str = TODAY, until: str = TODAY) -> list[str]:
    out = StringIO()
    call_command("breach", "--since", since, "--until", until, stdout=out)
    return out.getvalue().splitlines()


def test_people_are_addresses_and_accounts_each_once(version):
    make_review(firm={"name": "Merbau Foods"})
    a_submission()
    Submission.objects.update(contact_email="Owner@example.test", notes={"TEC4": "x"})
    a_revision()
    User.objects.create_user("owner@example.test")
    make_staff("advisor")

    assert count()[:4] == [
        "People affected at most: 2",
        "  e-mail addresses of firms: 1; accounts beside them: 1",
        "  checks: 3, of 1 firms with a name or company number",
        "  checks with notes: 2; sent to an advisor: 1",
    ]


def test_account_that_was_switched_off_names_somebody_until_it_is_emptied(version):
    User.objects.create_user("left@example.test", is_active=False)
    User.objects.create_user("removed-7@removed.invalid", is_active=False)

    assert breach.reach(timezone.now(), timezone.now()).accounts == 1


def test_what_was_not_there_yet_or_removed_before_does_not_count(version):
    first = a_submission()
    Submission.objects.update(contact_email="owner@example.test")
    before, after = (timezone.now() + timedelta(days=days) for days in (-2, 2))

    assert breach.reach(before, before).people == 0
    anonymise(submission=first, by=None, is_asked=True)
    assert breach.reach(before, timezone.now()).checks == 1
    assert breach.reach(after, after).checks == 0


@pytest.mark.parametrize(("least", "verdict"), [(1, "by their number"), (2, "only if harm is likely")])
def test_number_that_makes_it_notifiable_is_told(version, monkeypatch, least, verdict):
    make_staff("advisor")
    monkeypatch.setattr(breach, "NOTIFIABLE", least)

    assert count()[-1].endswith(f"this is notifiable {verdict}.")


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("yesterday", TODAY, "yesterday is no day and no time."),
        ("2026-13-45", TODAY, "2026-13-45 is no day and no time."),
        ("2026-11-20T10:00", "2026-11-20T09:00", "--since is later than --until."),
    ],
)
def test_times_that_make_no_sense_are_refused(db, since, until, told):
    with pytest.raises(CommandError, match=told):
        count(since, until)
