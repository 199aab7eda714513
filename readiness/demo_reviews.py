"""What has happened to the demo firms' reviews so far, through the services that people's clicks reach."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from readiness.core.working_days import after_working_days
from readiness.models import Review, Submission, User
from readiness.queries.submissions import edition_for
from readiness.services.reviews.answering import answer_clarifications
from readiness.services.reviews.asking import WORKING_DAYS, ask_for_review, dispute, withdraw_review
from readiness.services.reviews.asking_back import draft_question, send_questions
from readiness.services.reviews.claiming import claim
from readiness.services.reviews.finishing import finish
from readiness.services.reviews.seconding import ask_for_second
from readiness.services.reviews.talking import save_note
from readiness.services.reviews.verdicts import save_verdict

DOMAIN = "demo.invalid"


@transaction.atomic
def review_demo(submission: Submission, story: Mapping[str, Any]) -> None:
    """Bring a firm's review to where its story says, once.

    Keys of a story, each as far as it has come: days_ago (asked then), message, has (who has it), looks (question ->
    evidence, adjusted answer and reason), asks (question -> text), replies (question -> text), note (finished with
    it), took_days (from asking to finishing), is_second (looked at again), disputes (reason), withdrawn.
    """
    if Review.objects.filter(pk=submission.pk).exists():
        return
    email = f"owner-{submission.pk}@{DOMAIN}"
    review = ask_for_review(submission=submission, email=email, message=story.get("message", ""), by=None)
    _ask_earlier(review, story.get("days_ago", 0))
    if "has" in story:
        _work(review, story, User.objects.get(email=f"{story['has']}@{DOMAIN}"))
    if "took_days" in story:
        _finish_earlier(review, story["took_days"])
    if "is_second" in story and not review.conclusions.filter(second__isnull=False).exists():
        ask_for_second(review.conclusions.get())
    if "disputes" in story:
        dispute(submission=submission, reason=story["disputes"], by=None)
    if "withdrawn" in story:
        withdraw_review(submission=submission, by=None)


def _ask_earlier(review: Review, days: int) -> None:
    review.asked_at -= timedelta(days=days)
    review.due_at = after_working_days(review.asked_at, WORKING_DAYS)
    review.save(update_fields=["asked_at", "due_at"])


def _finish_earlier(review: Review, days: int) -> None:
    Review.objects.filter(pk=review.pk).update(finished_at=review.asked_at + timedelta(days=days))


def _work(review: Review, story: Mapping[str, Any], by: User) -> None:
    claim(review=review, by=by)
    for question, found in story.get("looks", {}).items():
        given = {"response": None, "reason": ""} | found
        save_verdict(review=review, question=question, version=0, by=by, **given)
    for question, text in story.get("asks", {}).items():
        draft_question(review=review, question=question, text=text, by=by)
    if "asks" in story:
        send_questions(review=review, by=by)
    if "replies" in story:
        answers = {question: (text, None) for question, text in story["replies"].items()}
        answer_clarifications(submission=review.submission, answers=answers, by=None)
    if "note" in story:
        _finish(review, story["note"], by)


def _finish(review: Review, note: str, by: User) -> None:
    """Look at the questions that can limit the level, as one must, and finish with a note."""
    looked_at = set(review.verdicts.values_list("question", flat=True))
    for code in sorted({rule.question for _gate, rule in edition_for(review.submission).questionnaire.gate_rules()}):
        if code not in looked_at:
            save_verdict(review=review, question=code, version=0, evidence="shown", response=None, reason="", by=by)
    save_note(review=review, version=review.note_version, text=note, by=by)
    finish(review=review, by=by)
