"""Ending a review: the reviewed answers rated, kept and told; opening it again; answering a dispute."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused
from readiness.core.working_days import after_working_days
from readiness.models import Comment, Conclusion, Review, Revision, User, Verdict
from readiness.models.review import Status
from readiness.queries.editions import edition
from readiness.queries.reviewing.adjusted import adjusted_situation
from readiness.queries.reviewing.missing import missing_before_finish
from readiness.services.audit import record
from readiness.services.mails import mail_dispute_answered, mail_review_finished
from readiness.services.rating import keep_rated
from readiness.signals import reviewed

from .asking import WORKING_DAYS
from .in_hand import check_stated, held
from .labels import flag
from .moving import locked, move
from .seconding import maybe_second


@transaction.atomic
def finish(*, review: Review, by: User) -> Conclusion:
    """Rate the answers as reviewed, keep them beside the firm's own, and tell the firm and whoever listens.

    Raises ReviewRefused while a gate question has not been looked at or a question to the firm is open, and if the
    review is not in the hands of `by`: so two who finish make one conclusion.
    """
    found = held(review, by)
    verdicts = list(found.verdicts.all())
    if missing := missing_before_finish(found, verdicts, list(found.clarifications.filter(ended_at=None))):
        raise ReviewRefused(" ".join(missing))
    ended = move(found, Status.DONE, verb="finish review", by=by, finished_at=timezone.now())
    flag(ended, "reply", on=False)
    conclusion = Conclusion.objects.create(
        review=ended,
        declared=ended.revision,
        revision=_reviewed(ended, verdicts, by),
        changes=_changes(ended.revision, verdicts),
        note=ended.note,
        by=by,
    )
    reviewed.send(Review, conclusion=conclusion)
    maybe_second(conclusion)
    mail_review_finished(ended)
    return conclusion


def _reviewed(review: Review, verdicts: list[Verdict], by: User) -> Revision:
    """Keep the reviewed answers as a revision of today, rated by the questionnaire of the self-assessment."""
    declared = review.revision
    situation = adjusted_situation(declared, verdicts, as_of=timezone.localdate())
    revision = keep_rated(review.submission, situation, kind=Revision.Kind.REVIEWED)
    numbers = (declared.number, revision.number)
    record("rate reviewed", by=by, submission=review.submission, changes={"revision": numbers})
    return revision


def _changes(declared: Revision, verdicts: list[Verdict]) -> list[dict[str, Any]]:
    """Return the adjusted answers in the order of the questionnaire."""
    position = edition(declared.questionnaire_id).questionnaire.position
    adjusted = (each for each in verdicts if each.response is not None)
    return [
        {
            "question": each.question,
            "declared": declared.responses.get(each.question),
            "reviewed": each.response,
            "evidence": each.evidence,
            "reason": each.reason,
        }
        for each in sorted(adjusted, key=lambda each: position[each.question])
    ]


@transaction.atomic
def reopen(*, review: Review, by: User, reason: str) -> Review:
    """Take a finished or disputed review in hand again; what the firm was told stays until it is finished anew.

    The service target starts afresh. Raises ReviewRefused without a reason, or if it is not finished any more.
    """
    check_stated(reason, _("Say why you open this review again. It is kept in the record."))
    found = locked(review)
    if found.status not in (Status.DONE, Status.DISPUTED):
        raise ReviewRefused(_("This review is open already. Reload the page to see who has it."))
    due_at = after_working_days(timezone.now(), WORKING_DAYS)
    fields: dict[str, Any] = {"assignee": by, "finished_at": None, "due_at": due_at, "was_late": False}
    return move(found, Status.IN_REVIEW, verb="reopen review", by=by, reason=reason, **fields)


@transaction.atomic
def settle(*, review: Review, by: User, reason: str) -> Review:
    """Answer a firm that sees its result differently, and leave the result as it is. The firm reads the reason.

    Raises ReviewRefused without a reason, or if there is no dispute any more.
    """
    check_stated(reason, _("Write what the firm is to read. It has told you why it sees the result differently."))
    found = locked(review)
    if found.status != Status.DISPUTED:
        raise ReviewRefused(_("This dispute has been answered already. Reload the page to read how."))
    answer = Comment.objects.create(review=found, kind=Comment.Kind.SHARED, text=reason, by=by)
    mail_dispute_answered(answer)
    return move(found, Status.DONE, verb="settle dispute", by=by, reason=reason)
