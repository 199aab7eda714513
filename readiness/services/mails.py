"""Mails to the firm about its review. They say that there is something to read, and nothing of what it is."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from readiness.models import Comment, Conclusion, Review
from readiness.models.review import ENDED, Status

from .audit import record
from .jobs import ask_for, job_kind
from .links import absolute_link
from .sending import give_up, send_template


def mail_questions(review: Review) -> None:
    """Ask for the mail that tells the firm of an advisor's questions."""
    ask_for("mail questions", review=review.pk)


def mail_review_finished(review: Review) -> None:
    """Ask for the mail that tells the firm that its review is finished."""
    ask_for("mail review finished", review=review.pk)


def mail_dispute_answered(answer: Comment) -> None:
    """Ask for the mail that tells the firm that a lead advisor has answered its dispute."""
    ask_for("mail dispute answered", review=answer.review_id, comment=answer.pk)


def _give_up_questions(arguments: Mapping[str, Any], error: str) -> None:
    review = _found(arguments)
    if review and review.asked_back_at:
        _give_up(review, "questions", review.asked_back_at)


@job_kind("mail questions", if_given_up=_give_up_questions)
def _mail_questions(arguments: Mapping[str, Any]) -> None:
    """Mail once for each sending of questions, if they still wait for the firm."""
    review = _found(arguments)
    if review and review.asked_back_at:
        number = review.clarifications.filter(ended_at=None).exclude(sent_at=None).count()
        subject = _("Questions from an advisor about your check")
        _send(review, "questions", subject, review.asked_back_at, number=number)


def _give_up_finished(arguments: Mapping[str, Any], error: str) -> None:
    review = _found(arguments)
    if review and (conclusion := _standing(review)):
        _give_up(review, "reviewed", conclusion.at)


@job_kind("mail review finished", if_given_up=_give_up_finished)
def _mail_review_finished(arguments: Mapping[str, Any]) -> None:
    """Mail once for each conclusion, if it still stands."""
    review = _found(arguments)
    if review and (conclusion := _standing(review)):
        _send(review, "reviewed", _("Your result has been reviewed"), conclusion.at)


def _give_up_answer(arguments: Mapping[str, Any], error: str) -> None:
    review = _found(arguments)
    if review and (answer := _answer(review, arguments)):
        _give_up(review, "answered", answer.at)


@job_kind("mail dispute answered", if_given_up=_give_up_answer)
def _mail_dispute_answered(arguments: Mapping[str, Any]) -> None:
    """Mail once for each answer, unless the firm took its request back or disputes the result again."""
    review = _found(arguments)
    if review and (answer := _answer(review, arguments)):
        _send(review, "answered", _("A lead advisor has answered you"), answer.at)


def _found(arguments: Mapping[str, Any]) -> Review | None:
    return Review.objects.select_related("submission__organisation", "assignee").filter(pk=arguments["review"]).first()


def _standing(review: Review) -> Conclusion | None:
    conclusion: Conclusion | None = review.conclusions.last()
    return conclusion if review.status in ENDED else None


def _answer(review: Review, arguments: Mapping[str, Any]) -> Comment | None:
    answer: Comment | None = review.comments.filter(pk=arguments["comment"]).first()
    return answer if review.status == Status.DONE else None


def _send(review: Review, name: str, subject: str, cause: datetime, **told: Any) -> None:
    """Mail the firm, once for each cause: a job may run twice."""
    submission = review.submission
    if not submission.contact_email:
        return
    advisor = review.assignee.name if review.assignee else ""
    context = {
        "firm": submission.organisation.name,
        "advisor": advisor or _("An advisor"),
        "link": absolute_link(submission),
        **told,
    }
    key = _key(review, name, cause)
    if send_template(name, context, key=key, to=submission.contact_email, subject=subject, submission=submission):
        record(f"mail {name}", by=None, submission=submission)


def _give_up(review: Review, name: str, cause: datetime) -> None:
    if review.submission.contact_email:
        give_up(key=_key(review, name, cause), submission=review.submission)


def _key(review: Review, name: str, cause: datetime) -> str:
    return f"{name} {review.pk} {cause.astimezone(UTC).isoformat()}"
