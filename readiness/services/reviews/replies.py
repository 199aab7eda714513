"""The flag of a review whose firm has answered: raised with the answers, lowered once each was looked at."""

from django.db import transaction

from readiness.models import Review, User
from readiness.services.audit import record

from .in_hand import held
from .labels import flag

FLAG = "flag:reply"


def look_at_reply(review: Review) -> None:
    """Lower the flag of the (locked) review if every answer of the firm has a verdict that is newer."""
    if FLAG not in review.tags:
        return
    looked_at = dict(review.verdicts.values_list("question", "at"))
    answered = review.clarifications.filter(ended_at__isnull=False, sent_at__gte=review.asked_at).exclude(answer="")
    for question, ended_at in answered.values_list("question", "ended_at"):
        if question not in looked_at or (ended_at and looked_at[question] < ended_at):
            return
    flag(review, "reply", on=False)


@transaction.atomic
def note_reply(*, review: Review, by: User) -> None:
    """Lower the flag: the advisor has read what the firm answered. Raises ReviewRefused if `by` does not have it."""
    found = held(review, by)
    if FLAG in found.tags:
        flag(found, "reply", on=False)
        record("read reply", by=by, submission=found.submission)
