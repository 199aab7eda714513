"""What the plan does when something happens in the assessment or in a review."""

import pytest
from factories import a_revision, answers
from factories.advice import LOW, beside, concluded, in_hand, planned
from factories.reviews import make_review

from programs.models import PlanDecision
from programs.services.advising import decide
from readiness.models import Review
from readiness.models.review import Status
from readiness.services.submissions import save_answers, submit
from readiness.signals import review_asked

pytestmark = pytest.mark.django_db


def labels(review: Review) -> list[str]:
    review.refresh_from_db()
    return sorted(tag for tag in review.tags if tag.startswith(("program:", "lock_in:")))


def of_plan(programs: list[str], *bands: str) -> list[str]:
    return sorted([*(f"program:{slug}" for slug in programs), *(f"lock_in:{band}" for band in bands)])


def test_a_request_is_labelled_with_the_plan_and_decided_afresh(catalogue):
    review = in_hand()
    decide(review=review, program=planned(review)[0], kind="pin", reason="They want it", by=review.assignee)

    review_asked.send(Review, review=review)

    assert labels(review) == of_plan(planned(review), "very_high", "now_very_high")
    assert not PlanDecision.objects.exists()
    assert "sector:wholesale" in review.tags


def test_a_request_without_a_catalogue_is_labelled_with_nothing(version):
    review = make_review()

    review_asked.send(Review, review=review)

    assert labels(review) == []


def test_newer_answers_of_a_waiting_review_label_it_anew(catalogue):
    review = make_review(responses=LOW)
    review_asked.send(Review, review=review)
    before = labels(review)

    save_answers(submission=review.submission, shown={}, given=answers(5), by=None)
    revision = submit(submission=review.submission, by=None)

    assert before != labels(review)
    assert labels(review) == of_plan(revision.recommendations.get().programs, "moderate", "now_moderate")


def test_an_answer_that_the_review_is_not_about_leaves_its_labels(catalogue):
    review = make_review(status=Status.DONE, by=in_hand().assignee, responses=LOW)
    review_asked.send(Review, review=review)
    before = labels(review)

    save_answers(submission=review.submission, shown={}, given=answers(5), by=None)
    submit(submission=review.submission, by=None)

    assert labels(review) == before


def test_a_withdrawn_review_is_not_labelled(catalogue):
    review = make_review(status=Status.WITHDRAWN, responses=LOW)

    save_answers(submission=review.submission, shown={}, given=answers(5), by=None)
    submit(submission=review.submission, by=None)

    assert labels(review) == []


def test_a_conclusion_labels_the_advised_plan(catalogue):
    review = in_hand()
    other = beside(review)[0]
    decide(
        review=review, program=planned(review)[0], kind="replace", instead=other, reason="Nearer", by=review.assignee
    )

    conclusion = concluded(review)

    assert labels(review) == of_plan(conclusion.revision.advised_plan.programs, "very_high", "now_very_high")
    assert f"program:{other}" in conclusion.review.tags


def test_a_conclusion_without_a_catalogue_has_no_plan(version):
    conclusion = concluded(in_hand())

    assert not hasattr(conclusion.revision, "advised_plan")
    assert not conclusion.revision.recommendations.exists()


def test_a_submission_without_a_review_is_recommended_for_as_ever(catalogue):
    assert a_revision().recommendations.count() == 1
