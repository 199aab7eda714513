"""The demo firms’ reviews stand in every status, so that a new advisor has a real queue."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from readiness.demo import make_demo
from readiness.models import Clarification, Conclusion, Review, Revision, SecondReview, Submission
from readiness.models.review import Status
from readiness.queries import revisions
from readiness.services.reviews import seconding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """A real hasher takes its time on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def nothing_by_chance(monkeypatch):
    """Any finished review may be looked at again; here only the one that the demo names."""
    monkeypatch.setattr(seconding, "SHARE", 0)


@pytest.fixture
def demo(catalogue) -> None:
    list(make_demo("http://127.0.0.1:8123"))


def test_reviews_stand_in_every_status(demo):
    assert Counter(Review.objects.values_list("status", flat=True)) == {
        Status.WAITING: 9,
        Status.IN_REVIEW: 3,
        Status.CLARIFICATION: 2,
        Status.DONE: 4,
        Status.DISPUTED: 1,
        Status.WITHDRAWN: 1,
    }


def test_some_are_late_and_one_has_a_reply(demo):
    assert Review.objects.late().exists()
    assert Review.objects.open().filter(due_at__gt=timezone.now() + timedelta(days=5)).exists()
    assert list(Review.objects.tagged("flag:reply").values_list("firm", flat=True)) == [
        "Saga Precision Works (sample)"
    ]


def test_finished_ones_have_a_reviewed_result_that_can_be_recomputed(demo):
    assert Conclusion.objects.count() == 5
    assert Revision.objects.filter(kind=Revision.Kind.REVIEWED).count() == 5
    assert set(revisions.differences(every_revision=True)) == {""}


def test_most_were_finished_in_time_and_one_waits_for_a_second_look(demo):
    finished = Review.objects.exclude(finished_at=None)
    assert (finished.count(), finished.filter(finished_at__lte=F("due_at")).count()) == (5, 4)
    assert SecondReview.objects.get().conclusion.review.firm == "Mangrove Tours (sample)"


def test_questions_wait_for_the_firms_that_were_asked(demo):
    waiting = Clarification.objects.filter(ended_at=None).values_list("review__firm", flat=True)
    assert Counter(waiting) == {"Anggerik Clinic (sample)": 1, "Quayside Hostel (sample)": 2}


def test_labels_name_programmes_of_the_plan(demo):
    open_ones = Review.objects.open().values_list("tags", flat=True)
    assert all(any(tag.startswith("lock_in:") for tag in tags) for tags in open_ones)


def test_another_run_changes_no_review(demo):
    before = list(Review.objects.order_by("pk").values())

    list(make_demo("http://127.0.0.1:8123"))

    assert list(Review.objects.order_by("pk").values()) == before
    assert Submission.objects.count() == 21
