"""Publishing a comparison of firms, and one firm beside it."""

import pytest
from django.core.management import call_command
from django.utils import timezone
from factories import PROFILE, a_revision, a_submission, answers

from readiness.models import AuditEntry, Job, Organisation, PeerSnapshot, Revision
from readiness.queries.peers import firms_that_count, peers_of
from readiness.services.anonymising import anonymise
from readiness.services.consents import agree_to_statistics, withdraw_statistics
from readiness.services.peers import APART, ask_for_snapshot, publish_snapshot
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db


def a_firm(level: int = 3, *, agrees: bool = True, **facts: str) -> Revision:
    revision = a_revision(profile=PROFILE | facts, responses=answers(level))
    if agrees:
        agree_to_statistics(submission=revision.submission, by=None)
    return revision


@pytest.fixture
def ten(version) -> list[Revision]:
    """Ten firms of wholesale with 25 to 49 people, two at each level."""
    return [a_firm(level) for level in (1, 1, 2, 2, 3, 3, 4, 4, 5, 5)]


def test_ten_firms_that_agree_are_published_with_their_quartiles(ten):
    (everybody, *narrower) = publish_snapshot().groups

    assert (everybody["sector"], everybody["size"], everybody["firms"]) == ("", "", 10)
    assert (everybody["level"], everybody["position"]) == ([2, 3, 4], [25, 50, 75])
    assert everybody["dimensions"]["GOV"] == [25, 50, 75]
    assert [(each["sector"], each["size"]) for each in narrower] == [
        ("", "medium"),
        ("wholesale", ""),
        ("wholesale", "medium"),
    ]


def test_firm_that_did_not_agree_or_withdrew_does_not_count(ten):
    a_firm(agrees=False)
    withdraw_statistics(submission=ten[0].submission, by=None)

    assert publish_snapshot().groups == []


def test_firm_that_agreed_counts_after_its_name_is_removed(ten):
    anonymise(submission=ten[0].submission, by=None, is_asked=False)

    assert len(publish_snapshot().groups) == 4


def test_firm_counts_once_and_with_its_newest_result(ten):
    save_answers(submission=ten[0].submission, shown={}, given=answers(5), by=None)
    submit(submission=ten[0].submission, by=None)
    withdraw_statistics(submission=ten[1].submission, by=None)

    assert publish_snapshot().groups == []

    agree_to_statistics(submission=ten[1].submission, by=None)
    assert publish_snapshot().groups == []
    assert _next_month().groups[0]["level"] == [2, 3, 4]


def test_firm_that_withdraws_at_one_of_its_checks_does_not_count_with_another(ten):
    later = a_revision(previous=ten[0].submission).submission
    agree_to_statistics(submission=later, by=None)
    withdraw_statistics(submission=later, by=None)

    assert publish_snapshot().groups == []


def test_firm_counts_with_its_newest_result_whichever_check_it_agreed_at(ten):
    for each in ten[:2]:
        a_revision(previous=each.submission, responses=answers(5))
    a_submission(previous=ten[2].submission)  # not handed in

    assert publish_snapshot().groups[0]["level"] == [3, 4, 5]


def test_agreeing_again_at_any_check_lets_the_firm_count(ten):
    withdraw_statistics(submission=ten[0].submission, by=None)

    agree_to_statistics(submission=a_submission(previous=ten[0].submission), by=None)

    assert len(publish_snapshot().groups) == 4


def test_check_that_its_owner_closed_does_not_count_but_its_firm_does(ten):
    later = a_revision(previous=ten[9].submission, responses=answers(1)).submission

    anonymise(submission=later, by=None, is_asked=True)

    assert publish_snapshot().groups[0]["level"] == [2, 3, 4]


def test_closing_the_check_that_a_firm_agreed_at_takes_the_firm_out(ten):
    a_revision(previous=ten[0].submission)

    anonymise(submission=ten[0].submission, by=None, is_asked=True)

    assert publish_snapshot().groups == []


def test_firms_are_found_with_as_many_queries_however_many_there_are(ten, django_assert_num_queries):
    a_revision(previous=ten[0].submission)

    with django_assert_num_queries(2):  # whether there is a firm that is not made up, and those that count
        firms, _is_made_up = firms_that_count()

    assert len(firms) == 10


def _next_month() -> PeerSnapshot:
    day = timezone.localdate() + APART
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "localdate", lambda *args: day)
        return publish_snapshot()


def test_sample_firms_count_only_where_there_is_no_other(ten):
    Organisation.objects.update(is_made_up=True)

    assert publish_snapshot().is_made_up

    a_firm()
    later = _next_month()
    assert (later.is_made_up, later.groups) == (False, [])


def test_comparison_is_published_once_a_month_and_recorded(ten, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_snapshot()
        ask_for_snapshot()
    call_command("publish_peers")

    assert PeerSnapshot.objects.count() == 1
    assert AuditEntry.objects.get(verb="publish comparison").changes == {"groups": [None, 4]}
    assert Job.objects.filter(kind="publish comparison", finished_at=None).count() == 0


def test_firm_is_shown_beside_the_narrowest_group_it_is_in(ten):
    other = a_firm(2, sector="retail", agrees=False)
    publish_snapshot()

    own, others = peers_of(ten[-1]), peers_of(other)

    assert (own.firms, own.level.own, own.level.peers.middle, own.rows[0].own) == (10, 5, 3, 100)
    assert own.group.endswith(", 10 to 49 people")
    assert others.group == "10 to 49 people"


def test_firm_without_a_published_group_has_no_peers(ten):
    assert peers_of(ten[0]) is None

    publish_snapshot()
    PeerSnapshot(as_of=timezone.localdate(), groups=[]).save()

    assert peers_of(ten[0]) is None


def test_firm_without_a_level_has_no_peers(ten):
    publish_snapshot()

    assert peers_of(a_revision(responses={"STR1": 2}, profile=PROFILE | {"has_employees": "no"})) is not None
    assert peers_of(Revision(level=None)) is None
