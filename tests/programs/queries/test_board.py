from datetime import date, timedelta

import pytest

from programs.models import Cohort, Fact, Program
from programs.queries.board import ended_intakes, fresh_days, stale_facts
from programs.services.checking import confirm_facts
from readiness.models import AuditEntry, User

pytestmark = pytest.mark.django_db
CHECKED = date(2026, 11, 20)


def test_fresh_days_are_those_of_the_draft(catalogue):
    assert fresh_days() == 90


@pytest.mark.parametrize(("days", "is_stale"), [(89, False), (90, False), (91, True)])
def test_facts_are_stale_after_the_stated_days(catalogue, days, is_stale):
    found = stale_facts(CHECKED + timedelta(days=days), 90)

    assert len(found) == (Fact.objects.count() if is_stale else 0)


def test_stale_facts_come_oldest_first_in_constant_queries(catalogue, django_assert_num_queries):
    Fact.objects.filter(name="cost").update(checked_on=date(2026, 1, 1))

    with django_assert_num_queries(2):
        found = stale_facts(CHECKED + timedelta(days=91), 90)
        [fact.program.name for fact in found if fact.sources.all()]

    assert {fact.name for fact in found[: Fact.objects.filter(name="cost").count()]} == {"cost"}


def intakes(today: date) -> dict[str, bool]:
    return {each.program.slug: each.has_ended for each in ended_intakes(today)}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 2, 2), {}),
        (date(2027, 2, 4), {"ssg-microsoft-sme": False}),
        (date(2027, 3, 5), {"ssg-microsoft-sme": False}),
        (date(2027, 3, 6), {"ssg-microsoft-sme": True}),
    ],
)
def test_intakes_want_a_look_from_a_month_before_their_end(catalogue, today, expected):
    assert intakes(today) == expected


def test_intake_that_is_said_to_have_ended_wants_a_look_whatever_the_day(catalogue):
    Cohort.objects.filter(program__slug="aisg-ai4e").update(status="ended")

    assert intakes(CHECKED) == {"aisg-ai4e": True}


def test_intake_with_a_later_one_wants_no_look(catalogue):
    program = Program.objects.get(slug="ssg-microsoft-sme")
    program.cohorts.create(status="open", starts_on=date(2027, 4, 1))

    assert intakes(date(2027, 3, 6)) == {}


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor@example.test")


def test_confirmed_facts_are_checked_on_that_day_and_audited(catalogue, editor):
    facts = list(Fact.objects.filter(program__slug="aisg-ai4e")[:2])

    count = confirm_facts(facts=[fact.pk for fact in facts], on=date(2027, 1, 2), by=editor)

    entry = AuditEntry.objects.filter(verb="confirm fact").first()
    assert count == 2
    assert Fact.objects.filter(checked_on=date(2027, 1, 2)).count() == 2
    assert (entry.by, list(entry.changes.values())) == (editor, [["2026-11-20", "2027-01-02"]])


def test_confirming_facts_makes_open_pages_of_their_programme_stale(catalogue, editor):
    fact = Fact.objects.filter(program__slug="aisg-ai4e").first()

    confirm_facts(facts=[fact.pk], on=date(2027, 1, 2), by=editor)

    changed = Program.objects.filter(revision=2)
    assert [(each.slug, each.edited_by) for each in changed] == [("aisg-ai4e", editor)]


def test_confirming_a_fact_that_is_gone_changes_nothing(catalogue, editor):
    assert confirm_facts(facts=[10**6], on=CHECKED, by=editor) == 0
