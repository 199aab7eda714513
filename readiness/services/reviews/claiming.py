"""Whose a review is: taken, given, taken over and given back. Two people never have the same one."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused
from readiness.models import Review, User
from readiness.models.review import IN_HAND, OPEN, Status
from readiness.permissions import can_assign, can_review
from readiness.queries.queue.next_one import may_be_next, reply_for
from readiness.services.audit import record

from .in_hand import check_stated
from .moving import locked, move


@transaction.atomic
def claim(*, review: Review, by: User) -> Review:
    """Take a review that waits; taking one's own again changes nothing. Raises ReviewRefused, naming who has it."""
    found = locked(review)
    if found.status in IN_HAND and found.assignee_id == by.pk:
        return found
    if found.status in IN_HAND:
        told = _("%(name)s has taken this review already. You can take it over, with a reason.")
        raise ReviewRefused(told % {"name": found.assignee})
    if why_not := _why_not(found, by, Status.WAITING):
        raise ReviewRefused(why_not)
    return move(found, Status.IN_REVIEW, verb="claim review", by=by, assignee=by)


@transaction.atomic
def claim_next(*, by: User) -> Review | None:
    """Return what is most urgent for somebody: a review of theirs with a reply, or one that waits, which is taken.

    None: nothing waits. What others take at the same moment is skipped.
    """
    waiting = may_be_next(by).select_for_update(of=("self",), skip_locked=True).first()
    replied = reply_for(by).first()
    if waiting is None or (replied and replied.due_at <= waiting.due_at):
        return replied
    return claim(review=waiting, by=by)


@transaction.atomic
def assign(*, reviews: Iterable[Review], to: User, by: User, reason: str = "") -> tuple[list[Review], list[str]]:
    """Give reviews to an advisor; return those given, and for each of the others a sentence why not.

    What is theirs already stays as it is. Raises ReviewRefused if `to` does not review, or `by` may not assign.
    """
    if not can_assign(by):
        raise ReviewRefused(_("Only lead advisors can give reviews to others. Ask one of them."))
    if not can_review(to):
        raise ReviewRefused(_("%(name)s is not an advisor. An administrator can make them one.") % {"name": to})
    given, refused = [], []
    for review in sorted(reviews, key=lambda each: each.pk):  # everybody locks in the same order
        found = locked(review)
        if why_not := _why_not(found, to, *OPEN):
            refused.append(_("No. %(number)s: %(why)s") % {"number": found.pk, "why": why_not})
        else:
            given.append(_given(found, to, verb="assign review", by=by, reason=reason))
    return given, refused


@transaction.atomic
def take_over(*, review: Review, by: User, reason: str) -> Review:
    """Take a review out of somebody else's hands. Raises ReviewRefused without a reason, or if nobody has it."""
    found = locked(review)
    check_stated(reason, _("Say why you take it over. The advisor who had it reads the reason."))
    if found.status not in IN_HAND:
        raise ReviewRefused(_("Nobody has this review in hand, so there is nobody to take it from."))
    if found.assignee_id == by.pk:
        return found
    if why_not := _why_not(found, by, *IN_HAND):
        raise ReviewRefused(why_not)
    return _given(found, by, verb="take over review", by=by, reason=reason)


@transaction.atomic
def release(*, review: Review, by: User, reason: str) -> Review:
    """Give a review back to the queue; its verdicts and drafts stay. Raises ReviewRefused without a reason.

    Only whose it is, or a lead, may; while the firm has questions it stays with who asked them.
    """
    found = locked(review)
    check_stated(reason, _("Say why you give it back. Who takes it next reads the reason."))
    if found.status == Status.CLARIFICATION:
        told = _("The firm is answering questions. Wait for its answers, or take the questions back first.")
        raise ReviewRefused(told)
    if found.status != Status.IN_REVIEW:
        raise ReviewRefused(_("Nobody has this review in hand, so it need not be given back."))
    if found.assignee_id != by.pk and not can_assign(by):
        told = _("%(name)s has this review in hand now, so you cannot give it back.")
        raise ReviewRefused(told % {"name": found.assignee})
    return move(found, Status.WAITING, verb="release review", by=by, reason=reason, assignee=None)


def _given(found: Review, to: User, *, verb: str, by: User, reason: str) -> Review:
    if found.status == Status.WAITING:
        return move(found, Status.IN_REVIEW, verb=verb, by=by, reason=reason, assignee=to)
    changes = {"assignee": (found.assignee_id, to.pk)}
    if found.assignee_id != to.pk:
        found.assignee = to
        found.save(update_fields=["assignee", "changed_at"])
        record(verb, by=by, submission=found.submission, changes=changes, reason=reason)
    return found


def _why_not(found: Review, to: User, *statuses: str) -> str:
    if found.status not in statuses:
        told = _("This review is %(status)s, so nobody can take it now.")
        return told % {"status": found.get_status_display()}
    if found.conclusions.filter(second__by=to.pk, second__handed_in_at=None).exists():
        told = _("%(name)s is giving a second, blind look at this firm, and cannot work on its review until then.")
        return told % {"name": to}
    return ""
