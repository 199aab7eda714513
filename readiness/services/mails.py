"""Mails to the firm about its review. They say that there is something to read, and nothing of what it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from readiness.models import Comment, Conclusion, Review
from readiness.models.review import ENDED, Status

from .audit import record
from .jobs import ask_for, job_kind
from .links import absolute_link
from .sending import give_up, send_template

Arguments = Mapping[str, Any]


def mail_questions(review: Review) -> None:
    """Ask for the mail that tells the firm of an advisor's questions."""
    ask_for("mail questions", review=review.pk)


def mail_review_finished(review: Review) -> None:
    """Ask for the mail that tells the firm that its review is finished."""
    ask_for("mail review finished", review=review.pk)


def mail_dispute_answered(answer: Comment) -> None:
    """Ask for the mail that tells the firm that a lead advisor has answered its dispute."""
    ask_for("mail dispute answered", review=answer.review_id, comment=answer.pk)


def _questions_sent(review: Review, arguments: Arguments) -> datetime | None:
    return review.asked_back_at


def _finished(review: Review, arguments: Arguments) -> datetime | None:
    conclusion: Conclusion | None = review.conclusions.last()
    return conclusion.at if conclusion and review.status in ENDED else None


def _answered(review: Review, arguments: Arguments) -> datetime | None:
    """The answer's time, unless the firm took its request back or disputes the result again."""
    answer: Comment | None = review.comments.filter(pk=arguments["comment"]).first()
    return answer.at if answer and review.status == Status.DONE else None


@dataclass(frozen=True)
class _Kind:
    """cause: when that came about of which the mail tells, None if it no longer holds. Each cause is mailed once."""

    template: str
    subject: Promise | str
    cause: Callable[[Review, Arguments], datetime | None]


_KINDS = {
    "mail questions": _Kind("questions", gettext_lazy("Questions from an advisor about your check"), _questions_sent),
    "mail review finished": _Kind("reviewed", gettext_lazy("Your result has been reviewed"), _finished),
    "mail dispute answered": _Kind("answered", gettext_lazy("A lead advisor has answered you"), _answered),
}
"""By job."""


def _mail(kind: _Kind, arguments: Arguments) -> None:
    """Mail the firm once, if there is still cause and an address: a job may run twice."""
    review, key = _caused(kind, arguments)
    if review is None:
        return
    submission, to = review.submission, review.submission.contact_email
    told, subject = _context(review), str(kind.subject)
    if send_template(kind.template, told, key=key, to=to, subject=subject, submission=submission):
        record(f"mail {kind.template}", by=None, submission=submission)


def _give_up(kind: _Kind, arguments: Arguments, error: str) -> None:
    review, key = _caused(kind, arguments)
    if review:
        give_up(key=key, submission=review.submission)


def _caused(kind: _Kind, arguments: Arguments) -> tuple[Review | None, str]:
    """Return the review if its firm is to be mailed, and the key of this mail."""
    reviews = Review.objects.select_related("submission__organisation", "assignee")
    review = reviews.filter(pk=arguments["review"]).exclude(submission__contact_email="").first()
    cause = kind.cause(review, arguments) if review else None
    if review is None or cause is None:
        return None, ""
    return review, f"{kind.template} {review.pk} {cause.astimezone(UTC).isoformat()}"


def _context(review: Review) -> Mapping[str, Any]:
    """Return what the templates say, of which each takes its part. number: of questions that wait for the firm."""
    return {
        "firm": review.submission.organisation.name,
        "advisor": (review.assignee and review.assignee.name) or _("An advisor"),
        "link": absolute_link(review.submission),
        "number": review.clarifications.filter(ended_at=None).exclude(sent_at=None).count(),
    }


for _name, _kind in _KINDS.items():
    job_kind(_name, if_given_up=partial(_give_up, _kind))(partial(_mail, _kind))
