"""Advisor and firm who act at the same moment, on a database that lets them: one wins, the other is told."""

import pytest
from factories import answers
from factories.reviewing import all_gates_judged, in_hand, judged
from factories.together import AT_ONCE, together

from readiness.core.errors import ReviewRefused, Stale
from readiness.models import AuditEntry, Clarification, Conclusion, Review, Revision, Submission, User, Verdict
from readiness.models.review import Status
from readiness.services.reviews.answering import answer_clarifications
from readiness.services.reviews.asking import withdraw_review
from readiness.services.reviews.asking_back import draft_question, send_questions, take_back_questions
from readiness.services.reviews.finishing import finish
from readiness.services.reviews.talking import comment
from readiness.services.reviews.verdicts import save_verdict
from readiness.services.submissions import save_answers

pytestmark = AT_ONCE


@pytest.fixture
def review(version) -> Review:
    return in_hand(responses=answers(3, TEC4="unknown"))


def me() -> User:
    return Review.objects.get().assignee


def test_fifty_saves_of_one_answer_keep_one_and_tell_the_others(review):
    by = me()

    found = together(
        *(
            lambda level=level: save_verdict(
                review=review, question="TEC4", version=0, evidence="shown", response=level, reason=f"{level}", by=by
            )
            for level in (1, 2, 3, 4, 5) * 10
        )
    )

    kept = [each for each in found if isinstance(each, Verdict)]
    assert (len(kept), sum(isinstance(each, Stale) for each in found)) == (1, 49)
    assert Verdict.objects.get().response == kept[0].response
    assert {each.stored.pk for each in found if isinstance(each, Stale)} == {kept[0].pk}


def test_saves_of_different_answers_are_all_kept(review):
    codes, by = [f"{part}{number}" for part in ("STR", "VAL", "DAT", "PPL") for number in range(1, 6)], me()

    together(*(lambda code=code: judged_by(review, code, by) for code in codes))

    assert sorted(Verdict.objects.values_list("question", flat=True)) == sorted(codes)
    assert AuditEntry.objects.filter(verb="save verdict").count() == len(codes)


def judged_by(review: Review, code: str, by: User) -> Verdict:
    return save_verdict(review=review, question=code, version=0, evidence="shown", response=None, reason="", by=by)


def test_comments_are_all_kept(review):
    by = me()

    together(
        *(lambda n=n: comment(review=review, question="", kind="internal", text=f"{n}", by=by) for n in range(10))
    )

    assert sorted(review.comments.values_list("text", flat=True)) == [str(n) for n in range(10)]


def test_double_finish_makes_one_conclusion(review):
    all_gates_judged(review)
    by = me()

    found = together(*[lambda: finish(review=review, by=by)] * 8)

    assert sum(isinstance(each, Conclusion) for each in found) == 1
    assert (Conclusion.objects.count(), Revision.objects.count()) == (1, 2)
    assert AuditEntry.objects.filter(verb="finish review").count() == 1


def test_finish_and_withdrawal_leave_one_end(review):
    all_gates_judged(review)
    by = me()

    finished, withdrawn = together(
        lambda: finish(review=review, by=by), lambda: withdraw_review(submission=review.submission, by=None)
    )

    assert withdrawn is None
    assert Review.objects.get().status == Status.WITHDRAWN
    assert Conclusion.objects.count() == (0 if isinstance(finished, ReviewRefused) else 1)


def test_finish_while_the_owner_edits_rates_what_was_reviewed(review):
    all_gates_judged(review)
    by = me()

    finished, edited = together(
        lambda: finish(review=review, by=by),
        lambda: save_answers(submission=Submission.objects.get(), shown={}, given={"STR1": 5}, by=None),
    )

    assert isinstance(finished, Conclusion)
    assert finished.revision.responses["STR1"] == 3
    assert Submission.objects.get().responses["STR1"] == (3 if isinstance(edited, ReviewRefused) else 5)


def test_answers_and_taking_back_leave_one_of_both(review):
    by = me()
    draft_question(review=review, question="TEC4", text="Which?", by=by)
    send_questions(review=review, by=by)

    taken, answered = together(
        lambda: take_back_questions(review=review, by=by, reason="late"),
        lambda: answer_clarifications(submission=review.submission, answers={"TEC4": ("All four.", 4)}, by=None),
    )

    assert Review.objects.get().status == Status.IN_REVIEW
    assert isinstance(taken, ReviewRefused) != isinstance(answered, ReviewRefused)
    assert Clarification.objects.get().answer == ("" if isinstance(answered, ReviewRefused) else "All four.")


def test_saving_while_the_firm_answers_never_judges_an_answer_unseen(review):
    by, shown = me(), review.revision_id
    draft_question(review=review, question="TEC4", text="Which?", by=by)
    send_questions(review=review, by=by)

    together(
        lambda: save_verdict(
            review=review,
            question="TEC4",
            version=0,
            evidence="declared",
            response=None,
            reason="",
            by=by,
            revision=shown,
        ),
        lambda: answer_clarifications(submission=review.submission, answers={"TEC4": ("All four.", 4)}, by=None),
    )

    assert Review.objects.get().revision.responses["TEC4"] == 4
    assert Verdict.objects.count() == 0


def test_sending_twice_sends_once(review):
    by = me()
    draft_question(review=review, question="TEC4", text="Which?", by=by)

    found = together(*[lambda: send_questions(review=review, by=by)] * 4)

    assert sum(isinstance(each, Review) for each in found) == 1
    assert AuditEntry.objects.filter(verb="mail questions").count() == 1


def test_verdicts_of_two_tabs_do_not_overwrite(review):
    judged(review, "TEC4", 4)
    by = me()

    found = together(
        *(
            lambda level=level: save_verdict(
                review=review, question="TEC4", version=1, evidence="shown", response=level, reason="tab", by=by
            )
            for level in (2, 5)
        )
    )

    assert sum(isinstance(each, Stale) for each in found) == 1
    assert Verdict.objects.get().version == 2
