"""The firm's answers to an advisor's questions."""

from datetime import timedelta

import pytest
from django.utils import timezone
from factories import a_revision, answers
from factories.asked import a_review_with_questions
from factories.reviews import make_review, make_staff

from readiness.core.errors import ReviewRefused
from readiness.models import Clarification, Review, Submission, Verdict
from readiness.models.review import Status
from readiness.services.reviews.answering import answer_clarifications, keep_clarifications
from readiness.services.submissions import save_answers

pytestmark = pytest.mark.django_db


def answer(review: Review, **given: tuple) -> None:
    answer_clarifications(submission=review.submission, answers=given, by=None)


def kept() -> dict:
    return {each.question: (each.answer, each.response) for each in Clarification.objects.all()}


def test_text_alone_returns_the_review_and_makes_no_new_result(version):
    review = a_review_with_questions("TEC4")

    answer(review, TEC4=("Every night.", None))

    stored = Review.objects.get()
    assert (stored.status, stored.assignee, stored.asked_back_at) == (Status.IN_REVIEW, review.assignee, None)
    assert (stored.revision, review.submission.revisions.count()) == (review.revision, 1)
    assert kept() == {"TEC4": ("Every night.", None)}
    assert Clarification.objects.filter(ended_at=None).count() == 0
    assert "flag:reply" in stored.tags


def test_changed_answer_makes_a_new_result_that_the_review_is_about(version):
    review = a_review_with_questions("TEC4", responses=answers(3, TEC4="unknown"))

    answer(review, TEC4=("We asked our IT firm.", 4))

    stored = Review.objects.get()
    assert (stored.revision.number, stored.revision.kind) == (2, "declared")
    assert stored.revision.responses == review.revision.responses | {"TEC4": 4}
    assert (stored.level, "gate:G4" in stored.tags, "flag:reply" in stored.tags) == (3, False, True)
    assert Submission.objects.get().responses["TEC4"] == 4


def test_only_answers_asked_about_change(version):
    review = a_review_with_questions("TEC4")
    Submission.objects.filter(pk=review.pk).update(responses=answers(3, STR1=5))

    answer(review, TEC4=("Better now.", 5))

    assert Review.objects.get().revision.responses == answers(3, TEC4=5)
    assert Submission.objects.get().responses == answers(3, STR1=5, TEC4=5)


def test_answer_to_a_question_that_opens_another_takes_its_earlier_answer_along(version):
    review = a_review_with_questions("VAL2", responses=answers(3, VAL2=1, VAL4=2))
    assert "VAL4" not in review.revision.responses

    answer(review, VAL2=("We do use it.", 2))

    assert Review.objects.get().revision.responses == answers(3, VAL2=2, VAL4=2)


def test_same_answer_again_is_no_change(version):
    review = a_review_with_questions("TEC4")

    answer(review, TEC4=("As it was.", 3))

    assert review.submission.revisions.count() == 1


def test_quick_check_stays_quick(version):
    review = a_review_with_questions("TEC4", mode="quick")

    answer(review, TEC4=("Better now.", 5))

    assert Review.objects.get().revision.mode == "quick"


def test_time_waited_for_the_firm_is_added_to_the_target(version):
    review = a_review_with_questions("TEC4")
    asked_back_at = timezone.now() - timedelta(days=3)
    Review.objects.filter(pk=review.pk).update(asked_back_at=asked_back_at)

    answer(review, TEC4=("Every night.", None))

    waited = Review.objects.get().due_at - review.due_at
    assert timedelta(days=3) <= waited < timedelta(days=3, minutes=5)


def test_verdict_on_the_changed_answer_no_longer_counts(version):
    review = a_review_with_questions("TEC4")
    Verdict.objects.create(review=review, question="TEC4", response=1, reason="No backups.", by=review.assignee)

    answer(review, TEC4=("There are.", 4))

    assert review.verdicts.count() == 0


def test_answers_are_recorded_as_the_firms_and_their_texts_are_not(version):
    review = a_review_with_questions("TEC4")

    answer(review, TEC4=("Our Ms Lim does it.", 4))

    told = [(each.verb, each.by) for each in review.submission.audit.all()[:4]]
    assert told[0] == ("answer advisor", None)
    assert ("answer", None) in told
    assert [each for each in review.submission.audit.all() if "Lim" in str(each.changes) + each.reason] == []


@pytest.mark.parametrize(
    "given",
    [
        {"TEC4": ("Yes.", None)},
        {"TEC4": ("Yes.", None), "GOV2": ("", None)},
        {"TEC4": ("Yes.", None), "GOV2": ("Yes.", None), "STR1": ("Yes.", 5)},
        {},
    ],
)
def test_answers_to_other_than_the_open_questions_are_refused(version, given):
    review = a_review_with_questions("TEC4", "GOV2")

    with pytest.raises(ReviewRefused, match=r"^The advisor’s questions have changed meanwhile\."):
        answer(review, **given)

    assert Review.objects.get().status == Status.CLARIFICATION
    assert kept() == {"TEC4": ("", None), "GOV2": ("", None)}


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.DONE, Status.WITHDRAWN, Status.WAITING])
def test_answers_when_nothing_is_asked_any_more_are_refused(version, status):
    review = make_review(status=status, by=make_staff("advisor"))

    with pytest.raises(ReviewRefused, match=r"^There are no open questions any more"):
        answer(review, TEC4=("Yes.", None))


def test_answers_of_a_firm_that_never_asked_are_refused(version):
    with pytest.raises(ReviewRefused):
        answer_clarifications(submission=a_revision().submission, answers={}, by=None)


def test_part_of_the_answers_is_kept_and_the_advisor_gets_nothing(version):
    review = a_review_with_questions("TEC4", "GOV2")

    keep_clarifications(
        submission=review.submission, shown={}, given={"note_TEC4": "Every", "TEC4": 4, "note_GOV2": None}, by=None
    )

    assert kept() == {"TEC4": ("Every", 4), "GOV2": ("", None)}
    assert Review.objects.get().status == Status.CLARIFICATION
    assert Submission.objects.get().responses["TEC4"] == 3


def test_what_somebody_else_wrote_meanwhile_is_kept(version):
    review = a_review_with_questions("TEC4", "GOV2")
    keep_clarifications(submission=review.submission, shown={}, given={"note_TEC4": "Theirs."}, by=None)

    merged = keep_clarifications(
        submission=review.submission, shown={}, given={"note_TEC4": None, "note_GOV2": "Mine."}, by=None
    )

    assert kept() == {"TEC4": ("Theirs.", None), "GOV2": ("Mine.", None)}
    assert merged.theirs == ("note_TEC4",)


def test_page_that_never_heard_of_its_own_saving_is_told_of_nobody_else(version):
    review = a_review_with_questions("TEC4")
    slow = {"submission": review.submission, "shown": {"note_TEC4": None}, "by": None, "page": "mine"}
    keep_clarifications(**slow, given={"note_TEC4": "Every"})

    merged = keep_clarifications(**slow, given={"note_TEC4": "Every night."})

    assert kept() == {"TEC4": ("Every night.", None)}
    assert (merged.theirs, merged.replaced) == ((), {})


def test_old_reply_of_a_page_that_slept_is_somebody_elses_to_a_new_question(version):
    review = a_review_with_questions("TEC4")
    page = {"submission": review.submission, "given": {"note_TEC4": "Every night."}, "by": None, "page": "slept"}
    keep_clarifications(**page, shown={})
    Clarification.objects.update(ended_at=timezone.now())
    Clarification.objects.create(
        review=review, question="TEC4", text="And since?", by=review.assignee, sent_at=timezone.now()
    )

    merged = keep_clarifications(**page, shown={"note_TEC4": "Every night."})

    assert Clarification.objects.get(ended_at=None).answer == ""
    assert (merged.changed, merged.theirs) == ({}, ("note_TEC4",))


def test_drafts_of_the_advisor_are_not_asked_yet(version):
    review = a_review_with_questions("TEC4")
    Clarification.objects.create(review=review, question="GOV2", text="Not sent.", by=review.assignee)

    answer(review, TEC4=("Every night.", None))

    assert Clarification.objects.get(ended_at=None).question == "GOV2"


def test_saving_other_answers_stays_closed_meanwhile(version):
    review = a_review_with_questions("TEC4")

    with pytest.raises(ReviewRefused):
        save_answers(submission=review.submission, shown={}, given={"TEC4": 5}, by=None)
