"""What an advisor finds about an answer: kept with its version, refused if it is stale or not theirs to say."""

import pytest
from factories import answers
from factories.reviewing import in_hand, judged
from factories.reviews import make_staff

from readiness.core.errors import ReviewRefused, Stale
from readiness.models import AuditEntry, Review, Verdict
from readiness.models.review import Status
from readiness.services.reviews.answering import answer_clarifications
from readiness.services.reviews.asking_back import draft_question, send_questions
from readiness.services.reviews.moving import move
from readiness.services.reviews.verdicts import save_verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(version) -> Review:
    return in_hand(responses=answers(3, TEC4="unknown"))


def save(review: Review, **given) -> Verdict:
    stated = {"question": "TEC4", "version": 0, "evidence": "shown", "response": 4, "reason": "a mail of theirs"}
    return save_verdict(review=review, by=review.assignee, **stated | given)


def test_adjusted_answer_is_kept_beside_the_declared_one(review):
    verdict = save(review)

    assert (verdict.response, verdict.evidence, verdict.reason, verdict.version) == (4, "shown", "a mail of theirs", 1)
    assert review.revision.responses["TEC4"] == "unknown"


def test_verdict_is_recorded_with_both_answers_and_the_reason(review):
    save(review)
    save(review, version=1, response=2, reason="seen again", evidence="verified")

    first, second = AuditEntry.objects.filter(verb="save verdict").order_by("pk")
    assert first.changes == {"TEC4": ["unknown", 4], "evidence": [None, "shown"]}
    assert second.changes == {"TEC4": [4, 2], "evidence": ["shown", "verified"]}
    assert (second.by, second.reason, second.submission) == (review.assignee, "seen again", review.submission)


def test_answer_that_is_the_declared_one_is_no_adjustment_and_needs_no_reason(review):
    verdict = save(review, question="STR1", response=3, reason="")

    assert verdict.response is None


def test_adjusted_answer_without_a_reason_is_refused(review):
    with pytest.raises(ReviewRefused, match="Say why you change the answer"):
        save(review, reason="  ")

    assert Verdict.objects.count() == 0


@pytest.mark.parametrize(("question", "response"), [("TEC4", 6), ("TEC4", "maybe"), ("STR1", "unknown"), ("TEC4", 0)])
def test_answer_that_is_not_possible_is_refused(review, question, response):
    with pytest.raises(ReviewRefused, match="not a possible answer"):
        save(review, question=question, response=response)


def test_question_that_the_check_does_not_ask_is_refused(version):
    review = in_hand(mode="quick")

    with pytest.raises(ReviewRefused, match="STR4 is not a question of this check"):
        save(review, question="STR4")


def test_stale_save_is_refused_with_both_versions(review):
    save(review)

    with pytest.raises(Stale) as caught:
        save(review, response=2, reason="another tab")

    assert (caught.value.stored.response, caught.value.given["response"]) == (4, 2)
    assert Verdict.objects.get().response == 4


def test_verdict_on_an_answer_that_the_firm_changed_meanwhile_is_stale(review):
    shown = review.revision_id
    draft_question(review=review, question="TEC4", text="Are updates on?", by=review.assignee)
    send_questions(review=review, by=review.assignee)
    answer_clarifications(submission=review.submission, answers={"TEC4": ("Yes, all.", 4)}, by=None)

    with pytest.raises(Stale, match="firm has changed this answer"):
        save(review, response=None, revision=shown)
    verdict = save(review, question="STR1", response=None, revision=shown)

    assert verdict.question == "STR1"


def test_verdict_on_a_self_assessment_of_another_firm_is_stale(review):
    other = in_hand()

    with pytest.raises(Stale):
        save(review, revision=other.revision_id)


def test_somebody_who_does_not_have_it_in_hand_is_refused(review):
    with pytest.raises(ReviewRefused, match=f"{review.assignee} has this review in hand now"):
        save_verdict(
            review=review,
            question="TEC4",
            version=0,
            evidence="shown",
            response=None,
            reason="",
            by=make_staff("advisor"),
        )


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.WAITING])
def test_review_that_is_no_longer_in_hand_is_refused(review, status):
    move(review, status, verb="withdraw review", by=None, assignee=None)

    with pytest.raises(ReviewRefused, match="so nothing was saved"):
        save(review)


def test_reply_flag_stays_until_every_answered_question_was_looked_at(review):
    for question in ("TEC4", "VEN1"):
        draft_question(review=review, question=question, text="Which?", by=review.assignee)
    send_questions(review=review, by=review.assignee)
    answer_clarifications(submission=review.submission, answers={"TEC4": ("Yes", 4), "VEN1": ("Two", None)}, by=None)

    judged(review, "STR1")
    judged(review, "TEC4")
    assert "flag:reply" in Review.objects.get().tags
    judged(review, "VEN1")

    assert "flag:reply" not in Review.objects.get().tags
