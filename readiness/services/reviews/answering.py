"""The firm's answers to an advisor's questions: kept while they are written, then sent back together."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused
from readiness.core.merging import Merge
from readiness.core.notes import joined, note_name, parted, without_texts
from readiness.core.responses import Response, read_situation
from readiness.models import Clarification, Review, Submission, User
from readiness.models.review import Status
from readiness.queries.submissions import edition_for
from readiness.services.audit import record
from readiness.services.holding import hold
from readiness.services.merging import merge_from
from readiness.services.submissions import revise

from .labels import flag
from .moving import move

Answers = Mapping[str, tuple[str, Response | None]]
"""By question: what the firm says, and its new answer, None where the present one stays."""


@transaction.atomic
def keep_clarifications(
    *, submission: Submission, shown: Mapping[str, Any], given: Mapping[str, Any], by: User | None, page: str = ""
) -> Merge:
    """Keep what the firm has written so far, on top of what somebody else wrote meanwhile; advisors get nothing yet.

    shown, given: new answers by question, and texts as their notes. page: names the opened page, see merge_from.
    Raises ReviewRefused if no question is open.
    """
    draft, review = hold(submission)
    asked = _open(review)
    known = {code: each.response for code, each in asked.items() if each.response is not None}
    stored = joined(known, {code: each.answer for code, each in asked.items() if each.answer})
    places = {name: f"{each.pk}:{name}" for code, each in asked.items() for name in (code, note_name(code))}
    saved_from = {name: draft.saved_from[place] for name, place in places.items() if place in draft.saved_from}
    merged = merge_from(page, saved_from, stored, shown, given)
    responses, texts = parted(merged.values)
    for code, each in asked.items():
        each.answer, each.response = texts.get(code, ""), responses.get(code)
    Clarification.objects.bulk_update(asked.values(), ["answer", "response"])
    if merged.changed:
        draft.saved_from |= {places[name]: source for name, source in saved_from.items()}
        draft.save(update_fields=["saved_from"])
        record("write to advisor", by=by, submission=submission, changes=without_texts(merged.changed))
    return merged


@transaction.atomic
def answer_clarifications(*, submission: Submission, answers: Answers, by: User | None) -> None:
    """Send the answers to every open question back to the advisor, and rate anew if an answer of the check changed.

    Only the answers asked about change: what else the firm has in its draft stays there. The time that the review
    waited is added to its service target. Raises ReviewRefused if these are not the questions that are open now.
    """
    draft, review = hold(submission)
    asked = _open(review)
    if review is None or answers.keys() != asked.keys() or not all(text for text, _response in answers.values()):
        raise ReviewRefused(_("The advisor’s questions have changed meanwhile. Nothing was sent. Look at them again."))
    now = timezone.now()
    for code, each in asked.items():
        (each.answer, each.response), each.ended_at = answers[code], now
    Clarification.objects.bulk_update(asked.values(), ["answer", "response", "ended_at"])
    present = review.revision.responses
    changed = {code: value for code, (_text, value) in answers.items() if value not in (None, present.get(code))}
    if changed:
        _change(draft, review, changed, by)
    waited = now - (review.asked_back_at or now)
    back = move(
        review, Status.IN_REVIEW, verb="answer advisor", by=by, due_at=review.due_at + waited, asked_back_at=None
    )
    flag(back, "reply", on=True)


def _open(review: Review | None) -> dict[str, Clarification]:
    if review is None or review.status != Status.CLARIFICATION:
        told = _("There are no open questions any more: they were answered, or the advisor no longer needs them.")
        raise ReviewRefused(told)
    return {each.question: each for each in review.clarifications.filter(ended_at=None).exclude(sent_at=None)}


def _change(draft: Submission, review: Review, changed: Mapping[str, Response], by: User | None) -> None:
    """Take changed answers into the draft, and rate what the review is about with them."""
    record("answer", by=by, submission=draft, changes={c: (draft.responses.get(c), v) for c, v in changed.items()})
    draft.responses |= changed
    draft.saved_from = {code: page for code, page in draft.saved_from.items() if code not in changed}
    draft.save(update_fields=["responses", "saved_from", "changed_at"])
    revision = review.revision
    closed = revision.result["rating"]["not_applicable"]
    earlier = {code: draft.responses[code] for code in closed if code in draft.responses}
    document = {
        "as_of": timezone.localdate().isoformat(),
        "mode": revision.mode,
        "profile": revision.profile,
        "responses": earlier | revision.responses | dict(changed),
    }
    situation = read_situation(edition_for(draft).questionnaire, document, complete=False)
    revise(draft, situation, review=review, by=by)
