"""Which vendors are planned, and taken up."""

from datetime import timedelta

import pytest
from django.utils import timezone
from factories import PROFILE, a_revision, answers
from factories.advice import LOW, beside, concluded, in_hand, planned
from matching_firms import CATALOGUE

from programs.models import Uptake
from programs.queries import vendors_taken_up
from programs.queries.vendors_taken_up import uptake_by_vendor
from programs.services.advising import decide
from programs.services.uptake import mark
from readiness.models import Review
from readiness.models.review import Status
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NAMES = {"neutral": "Neutral: no single supplier"} | {each.code: each.name for each in CATALOGUE.vendors}


def name_of(slug: str) -> str:
    return NAMES[CATALOGUE.by_slug[slug].vendor]


def counted(since=TODAY) -> dict[str, tuple[int, int, int, int]]:
    return {row.vendor: (row.planned, row.booked, row.done, row.dropped) for row in uptake_by_vendor(since)}


def times(*slugs: str) -> dict[str, tuple[int, int, int, int]]:
    found: dict[str, int] = {}
    for slug in slugs:
        found[name_of(slug)] = found.get(name_of(slug), 0) + 1
    return {vendor: (count, 0, 0, 0) for vendor, count in found.items()}


def test_without_a_catalogue_there_are_no_rows(version):
    a_revision()

    assert uptake_by_vendor(TODAY) == []


def test_each_step_of_each_firm_counts_for_its_vendor(catalogue):
    plans = [a_revision(responses=LOW), a_revision(profile=PROFILE | {"hours_per_person": "under_5"})]

    slugs = [slug for each in plans for slug in each.recommendations.get().programs]
    assert counted() == times(*slugs)
    assert len(slugs) > 3


def test_a_firm_counts_with_its_newest_plan(catalogue):
    first = a_revision(responses=LOW)
    save_answers(submission=first.submission, shown={}, given=answers(3), by=None)
    newest = submit(submission=first.submission, by=None)

    assert counted() == times(*newest.recommendations.get().programs)


def test_an_advised_plan_counts_in_place_of_the_rules(catalogue):
    review = in_hand()
    decide(
        review=review,
        program=planned(review)[0],
        kind="replace",
        instead=beside(review)[0],
        reason="Nearer",
        by=review.assignee,
    )
    advised = concluded(review).revision.advised_plan

    assert advised.programs != planned(review)
    assert counted() == times(*advised.programs)


def test_a_plan_made_after_the_advised_one_counts(catalogue):
    review = in_hand()
    concluded(review)
    Review.objects.update(status=Status.DONE, finished_at=timezone.now())
    save_answers(submission=review.submission, shown={}, given=answers(3), by=None)
    newest = submit(submission=review.submission, by=None)

    assert counted() == times(*newest.recommendations.get().programs)


def test_uptake_counts_by_state_and_vendor(catalogue):
    revisions = [a_revision(responses=LOW), a_revision(responses=LOW)]
    slug = revisions[0].recommendations.get().programs[1]
    for revision, state in zip(revisions, ("booked", "dropped"), strict=True):
        mark(submission=revision.submission, program=slug, state=state, on=TODAY, by=None)

    assert counted()[name_of(slug)][1:] == (1, 0, 1)


def test_what_was_marked_or_planned_before_the_day_does_not_count(catalogue):
    revision = a_revision(responses=LOW)
    slug = revision.recommendations.get().programs[0]
    mark(submission=revision.submission, program=slug, state="done", on=TODAY, by=None)
    Uptake.objects.update(changed_at=timezone.now() - timedelta(days=40))

    assert counted(TODAY + timedelta(days=1)) == {}
    assert counted(TODAY - timedelta(days=30))[name_of(slug)][2] == 0
    assert counted(TODAY - timedelta(days=50))[name_of(slug)][2] == 1


def test_only_the_newest_plans_are_read(catalogue, monkeypatch):
    monkeypatch.setattr(vendors_taken_up, "NEWEST", 1)
    a_revision(responses=LOW)
    newest = a_revision(profile=PROFILE | {"hours_per_person": "under_5"})

    assert counted() == times(*newest.recommendations.get().programs)


@pytest.mark.parametrize("count", [1, 3])
def test_counting_costs_the_same_for_one_firm_and_three(catalogue, django_assert_num_queries, count):
    for _number in range(count):
        a_revision(responses=LOW)
    uptake_by_vendor(TODAY)

    with django_assert_num_queries(6):
        rows = uptake_by_vendor(TODAY)

    assert max(row.planned for row in rows) == count
    assert [row.planned for row in rows] == sorted((row.planned for row in rows), reverse=True)
