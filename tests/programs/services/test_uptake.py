from datetime import date, timedelta

import pytest
from django.utils import timezone
from factories import a_revision
from factories.advice import LOW, beside, concluded, in_hand, planned
from factories.reviews import make_staff

from programs.models import Uptake
from programs.services.advising import decide
from programs.services.uptake import mark
from readiness.core.errors import InvalidInput
from readiness.models import AuditEntry

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def submission(catalogue):
    return a_revision(responses=LOW).submission


def step(submission) -> str:
    return submission.revisions.get().recommendations.get().programs[0]


def stored() -> list[tuple[str, str, str, date, object]]:
    return list(Uptake.objects.values_list("program", "vendor", "state", "on", "by"))


def entries() -> list[tuple[dict, object]]:
    return list(AuditEntry.objects.filter(verb="mark step").order_by("pk").values_list("changes", "by"))


def test_mark_keeps_what_the_firm_says_with_the_vendor_and_records_it(submission):
    slug = step(submission)

    mark(submission=submission, program=slug, state="booked", on=TODAY + timedelta(days=9), by=None)

    vendor = {
        each["program"]: each["vendor"] for each in submission.revisions.get().recommendations.get().result["matches"]
    }
    assert stored() == [(slug, vendor[slug], "booked", TODAY + timedelta(days=9), None)]
    assert entries() == [({f"uptake.{slug}": [None, f"booked {TODAY + timedelta(days=9)}"]}, None)]


def test_mark_again_keeps_the_newer_word_and_both_in_the_record(submission):
    slug, advisor = step(submission), make_staff("advisor")
    mark(submission=submission, program=slug, state="booked", on=TODAY, by=None)

    mark(submission=submission, program=slug, state="done", on=TODAY, by=advisor)

    assert [row[2:] for row in stored()] == [("done", TODAY, advisor.pk)]
    assert entries()[-1] == ({f"uptake.{slug}": [f"booked {TODAY}", f"done {TODAY}"]}, advisor.pk)


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_what_has_happened_cannot_be_in_the_future(submission, state):
    with pytest.raises(InvalidInput) as caught:
        mark(submission=submission, program=step(submission), state=state, on=TODAY + timedelta(days=1), by=None)

    told = "This day is still to come. Give the day on which it happened, or mark it booked."
    assert (caught.value.where, caught.value.message) == ("on", told)
    assert (stored(), entries()) == ([], [])


@pytest.mark.parametrize("year", [TODAY.year - 3, TODAY.year + 3])
def test_a_year_that_is_far_away_is_a_slip(submission, year):
    with pytest.raises(InvalidInput) as caught:
        mark(submission=submission, program=step(submission), state="booked", on=date(year, 6, 1), by=None)

    assert caught.value.message == "This day is more than two years away. Check the year."
    assert stored() == []


@pytest.mark.parametrize("slug", ["ssg-sfec", "abacus"])
def test_what_was_never_planned_for_the_firm_is_refused(submission, slug):
    with pytest.raises(InvalidInput) as caught:
        mark(submission=submission, program=slug, state="booked", on=TODAY, by=None)

    assert (caught.value.where, stored()) == ("program", [])


def test_a_step_of_the_advised_plan_can_be_marked(catalogue):
    review = in_hand()
    other = beside(review)[0]
    decide(
        review=review, program=planned(review)[0], kind="replace", instead=other, reason="Nearer", by=review.assignee
    )
    with pytest.raises(InvalidInput):
        mark(submission=review.submission, program=other, state="booked", on=TODAY, by=None)
    concluded(review)

    mark(submission=review.submission, program=other, state="booked", on=TODAY, by=None)

    assert [row[0] for row in stored()] == [other]
