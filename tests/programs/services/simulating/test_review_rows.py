"""Reviews of simulated firms are stored as the services would leave them."""

import pytest

from programs.models import Recommendation
from programs.queries.catalogues import catalogue_edition
from programs.services.labels import label_plan
from programs.services.simulating import simulate
from readiness.models import Clarification, Consent, Review
from readiness.models.review import Status
from readiness.services.reviews.asking import withdraw_review
from readiness.services.reviews.labels import refresh

pytestmark = pytest.mark.django_db
COPIES = ("firm", "search", "level", "could_be", "tags")


def copies(review: Review) -> dict[str, object]:
    return {name: getattr(review, name) for name in COPIES}


@pytest.fixture
def many(catalogue) -> None:
    list(simulate(300, seed=1))


def test_labels_are_those_that_the_services_give(many):
    for review in Review.objects.visible().select_related("submission__organisation", "revision"):
        stored = copies(review)

        review.tags = tuple(tag for tag in review.tags if tag == "flag:reply")
        refresh(review)
        recommendation = Recommendation.objects.get(revision=review.revision)
        catalogue = catalogue_edition(recommendation.catalogue_id).catalogue
        label_plan(review=review, plan=recommendation.result["plan"], catalogue=catalogue)

        assert copies(Review.objects.get(pk=review.pk)) == stored


def test_every_status_is_there_and_one_in_six_is_open(many):
    assert set(Review.objects.values_list("status", flat=True)) == set(Status.values)
    assert 30 <= Review.objects.open().count() <= 75


def test_withdrawn_reviews_are_as_empty_as_the_service_leaves_them(many):
    withdrawn = Review.objects.filter(status=Status.WITHDRAWN)
    other = Review.objects.filter(status=Status.WAITING).select_related("submission").first()

    withdraw_review(submission=other.submission, by=None)

    emptied = copies(Review.objects.get(pk=other.pk))
    assert [copies(review) for review in withdrawn] == [emptied] * len(withdrawn)
    assert not any(Consent.objects.filter(submission=review.pk).first().is_given for review in withdrawn)


def test_firms_that_are_asked_back_have_an_open_question(many):
    asked = set(Review.objects.filter(status=Status.CLARIFICATION).values_list("pk", flat=True))
    replied = set(Review.objects.tagged("flag:reply").values_list("pk", flat=True))

    assert set(Clarification.objects.filter(ended_at=None).values_list("review_id", flat=True)) == asked
    assert set(Clarification.objects.exclude(ended_at=None).values_list("review_id", flat=True)) == replied
