"""The advisor's questions to the firm: drafted one by one, sent together, taken back together."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused
from readiness.models import Clarification, Review, User
from readiness.models.review import Status
from readiness.services.audit import record
from readiness.services.mails import mail_questions

from .in_hand import check_asked, check_stated, held
from .labels import flag
from .moving import move


@transaction.atomic
def draft_question(*, review: Review, question: str, text: str, by: User) -> Clarification:
    """Keep a question to the firm about one answer; a later text takes the place of the draft.

    Raises ReviewRefused if the firm has a question on this answer already, or there is no text.
    """
    found = held(review, by)
    check_asked(found.revision, question)
    check_stated(text, _("Write the question first. The firm reads it beside its answer."))
    there = found.clarifications.filter(question=question, ended_at=None).first()
    if there and there.sent_at:
        raise ReviewRefused(_("The firm has a question on this answer already. Wait for its answer, or take it back."))
    draft = there or Clarification(review=found, question=question)
    draft.text, draft.by = text, by
    draft.save()
    record("draft question", by=by, submission=found.submission, changes={"question": (None, question)})
    return draft


@transaction.atomic
def drop_question(*, review: Review, question: str, by: User) -> None:
    """Throw away a question that was not sent. Raises ReviewRefused if it was sent meanwhile."""
    found = held(review, by)
    there = found.clarifications.filter(question=question, ended_at=None).first()
    if there and there.sent_at:
        raise ReviewRefused(_("This question has been sent. You can take it back, with a reason."))
    if there:
        there.delete()
        record("drop question", by=by, submission=found.submission, changes={"question": (question, None)})


@transaction.atomic
def send_questions(*, review: Review, by: User) -> Review:
    """Send every drafted question to the firm, whose answers to just these open again; mail it the link.

    Raises ReviewRefused if there is none, or the firm has not answered the last ones.
    """
    found = held(review, by)
    if found.status == Status.CLARIFICATION:
        told = _("The firm has questions of yours already. Wait for its answers, or take them back and send all.")
        raise ReviewRefused(told)
    now = timezone.now()
    drafts = found.clarifications.filter(sent_at=None)
    codes = list(drafts.values_list("question", flat=True))
    if not codes:
        raise ReviewRefused(_("There is no question to send. Write one on the answer that you ask about."))
    drafts.update(sent_at=now)
    sent = move(found, Status.CLARIFICATION, verb="ask firm", by=by, reason=", ".join(codes), asked_back_at=now)
    flag(sent, "reply", on=False)
    mail_questions(sent)
    return sent


@transaction.atomic
def take_back_questions(*, review: Review, by: User, reason: str) -> Review:
    """End the questions that the firm has not answered, and go on without. The time it waited is given back.

    What the firm has written so far it has not sent, so it is not kept. Raises ReviewRefused if nothing waits there.
    """
    found = held(review, by)
    check_stated(reason, _("Say why you take the questions back. It is kept in the record."))
    if found.status != Status.CLARIFICATION:
        raise ReviewRefused(_("The firm has answered meanwhile, so there is nothing to take back. Reload the page."))
    now = timezone.now()
    unsent: dict[str, Any] = {"answer": "", "response": None}
    found.clarifications.filter(ended_at=None).exclude(sent_at=None).update(ended_at=now, **unsent)
    due_at = found.due_at + (now - (found.asked_back_at or now))
    fields = {"asked_back_at": None, "due_at": due_at}
    return move(found, Status.IN_REVIEW, verb="take back questions", by=by, reason=reason, **fields)
