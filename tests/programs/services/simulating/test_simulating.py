"""Simulated firms are stored as if each had been handed in."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from programs.models import FirmColumns, Recommendation
from programs.queries import recomputing
from programs.services import simulating
from readiness.models import AuditEntry, Consent, Organisation, Review, Revision, Submission, User
from readiness.queries import revisions
from readiness.queries.submissions import by_token, has_changed_since

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 20, 4, tzinfo=UTC)
QUERIES = {"sqlite": 19, "postgresql": 20}
"""PostgreSQL is told first not to wait for the disk."""


def test_simulated_firms_have_all_that_a_handed_in_one_has(catalogue, monkeypatch):
    monkeypatch.setattr(simulating, "CHUNK", 3)

    assert list(simulating.simulate(7, seed=1)) == [3, 6, 7]

    kinds = (Organisation, Submission, Revision, FirmColumns, Recommendation, Review)
    assert [kind.objects.count() for kind in kinds] == [7] * 6
    assert [*revisions.differences(every_revision=True), *recomputing.differences(every=True)] == [""] * 14
    assert Consent.objects.filter(is_given=True).count() == 7
    assert AuditEntry.objects.filter(verb="simulate").count() == 3


def test_simulated_firms_for_a_dry_run_have_no_reviews_and_plans(catalogue):
    list(simulating.simulate(3, seed=1, with_plans=False))

    kinds = (Revision, FirmColumns, Review, Recommendation, Consent, User)
    assert [kind.objects.count() for kind in kinds] == [3, 3, 0, 0, 0, 0]


def test_simulated_firm_is_opened_by_its_link(catalogue):
    list(simulating.simulate(1, seed=1))

    submission = Submission.objects.get()
    assert by_token(submission.link) == submission
    assert not has_changed_since(submission, submission.revisions.get())


def test_simulated_receipt_holds(catalogue, site):
    list(simulating.simulate(1, seed=1))

    revision = Revision.objects.get()
    assert revision.receipt["result"] == revision.result
    assert revision.receipt["inputs"]["responses"] == revision.responses


def test_same_seed_gives_the_same_firms(catalogue):
    for seed in (1, 1, 2):
        list(simulating.simulate(3, seed=seed, now=MOMENT))

    rows = Review.objects.order_by("pk").values_list("revision__responses", "firm", "status", "due_at", "tags")
    given = list(rows)
    assert given[:3] == given[3:6]
    assert given[:3] != given[6:]


def test_beyond_a_number_recommendations_are_kept_of_some_only(catalogue, monkeypatch):
    monkeypatch.setattr(simulating, "CHUNK", 4)
    monkeypatch.setattr(simulating, "MOST_RECOMMENDED", 3)

    list(simulating.simulate(8, seed=1))

    places = list(Revision.objects.order_by("pk").values_list("pk", flat=True))
    kept = set(Recommendation.objects.values_list("revision_id", flat=True))
    assert [place for place, revision in enumerate(places) if revision in kept] == [0, 3, 6]


def test_simulated_advisors_are_made_once_and_cannot_sign_in(catalogue):
    for _time in range(2):
        list(simulating.simulate(1, seed=1))

    people = User.objects.order_by("pk")
    assert people.count() == 40
    assert str(people[6]) == "Simulated advisor 7"
    assert not any(person.has_usable_password() for person in people)
    assert people[0].has_perm("readiness.review_submission")


def test_simulation_in_many_chunks_asks_the_same_queries_for_each(catalogue, django_assert_num_queries):
    list(simulating.simulate(1, seed=9))  # questionnaire and catalogue are in memory from here on
    for count in (1, 3):
        with django_assert_num_queries(QUERIES[connection.vendor]):
            list(simulating.simulate(count, seed=1))
