"""Answers are closed while an advisor has them in hand, and followed while nobody has."""

import pytest
from factories import PROFILE, a_revision
from factories.reviews import make_review, make_staff

from readiness.core.errors import UnderReview
from readiness.models import Review, Submission, Verdict
from readiness.models.review import IN_HAND, Status
from readiness.services.submissions import continue_in_full, save_answers, save_profile, submit

pytestmark = pytest.mark.django_db
WRITES = {
    "answer": lambda submission: save_answers(submission=submission, shown={}, given={"STR1": 5}, by=None),
    "note": lambda submission: save_answers(submission=submission, shown={}, given={"note_STR1": "x"}, by=None),
    "fact": lambda submission: save_profile(
        submission=submission, shown=PROFILE, given={"headcount": "1-9"}, firm={}, by=None
    ),
    "name": lambda submission: save_profile(submission=submission, shown={}, given={}, firm={"name": "New"}, by=None),
    "submit": lambda submission: submit(submission=submission, by=None),
    "full": lambda submission: continue_in_full(submission=submission, by=None),
}


def state(submission: Submission) -> tuple:
    found = Submission.objects.select_related("organisation").get(pk=submission.pk)
    return (
        found.responses,
        found.notes,
        found.profile,
        found.mode,
        found.organisation.name,
        found.revisions.count(),
        found.audit.count(),
    )


@pytest.mark.parametrize("status", IN_HAND)
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_write_while_in_hand_is_refused_and_changes_nothing(version, write, status):
    review = make_review(status=status, by=make_staff("advisor"), mode="quick")
    before = state(review.submission)

    with pytest.raises(
        UnderReview, match=r"^An advisor is looking at this check, so its answers are closed for now\."
    ):
        write(review.submission)

    assert state(review.submission) == before


@pytest.mark.parametrize("status", [Status.WAITING, Status.DONE, Status.DISPUTED, Status.WITHDRAWN])
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_write_while_not_in_hand_is_taken(version, write, status):
    review = make_review(status=status, by=make_staff("advisor"), mode="quick")

    write(review.submission)

    assert Review.objects.get().status == status


def test_review_that_waits_follows_a_new_result(version):
    review = make_review()
    save_answers(submission=review.submission, shown={}, given={"TEC4": "unknown"}, by=None)

    newest = submit(submission=review.submission, by=None)

    stored = Review.objects.get()
    assert (stored.revision, stored.level, stored.could_be) == (newest, newest.level, newest.could_be)
    assert "flag:decides" in stored.tags


@pytest.mark.parametrize("status", [Status.DONE, Status.DISPUTED])
def test_review_that_is_finished_stays_with_what_it_was_about(version, status):
    review = make_review(status=status, by=make_staff("advisor"))
    save_answers(submission=review.submission, shown={}, given={"STR1": 1}, by=None)

    submit(submission=review.submission, by=None)

    assert Review.objects.get().revision == review.revision


def test_verdict_on_an_answer_that_changed_no_longer_counts(version):
    review, advisor = make_review(), make_staff("advisor")
    for question in ("STR1", "TEC4"):
        Verdict.objects.create(review=review, question=question, response=1, reason="Seen.", by=advisor)
    save_answers(submission=review.submission, shown={}, given={"STR1": 5}, by=None)

    submit(submission=review.submission, by=None)

    assert list(review.verdicts.values_list("question", flat=True)) == ["TEC4"]


def test_queue_hears_of_the_firms_new_name(version):
    review = make_review(firm={"name": "Old"})

    save_profile(submission=review.submission, shown={"name": "Old"}, given={}, firm={"name": "New"}, by=None)

    assert Review.objects.values_list("firm", "search").get() == ("New", "new")


def test_another_firms_review_closes_nothing(version):
    make_review(status=Status.IN_REVIEW, by=make_staff("advisor"))
    mine = a_revision().submission

    save_answers(submission=mine, shown={}, given={"STR1": 5}, by=None)

    assert Submission.objects.get(pk=mine.pk).responses["STR1"] == 5
