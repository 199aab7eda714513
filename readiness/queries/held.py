"""Everything held about a check, as plain data for its owner. Apps add what they hold of it with `hold_also`."""

from collections.abc import Callable, Mapping
from typing import Any

from readiness.core.canonical import canonical_json
from readiness.models import AuditEntry, Comment, Conclusion, Consent, Review, Revision, Submission

from .consents import log_of
from .record import verbs
from .retention import kept_until

Part = Callable[[Submission], Any]
_MORE: dict[str, Part] = {}


def hold_also(name: str, part: Part) -> None:
    """Add what another app holds about a check."""
    _MORE[name] = part


def as_file(data: Mapping[str, Any]) -> str:
    """Return data as JSON: sorted, one line; the same data gives the same bytes."""
    return canonical_json(data) + "\n"


def held_about(submission: Submission) -> dict[str, Any]:
    """Return everything held about one check that is about its firm. Advisors are not named, nor what they kept
    among themselves while a review is open: both are theirs.
    """
    return {
        "firm": {name: getattr(submission.organisation, name) for name in ("name", "uen", "activity")},
        "contact_email": submission.contact_email,
        "begun": submission.created_at.isoformat(),
        "changed": submission.changed_at.isoformat(),
        "kept_until": kept_until(submission).isoformat(),
        "mode": submission.mode,
        "facts": submission.profile,
        "answers": submission.responses,
        "notes": submission.notes,
        "results": [_result(each) for each in submission.revisions.all()],
        "review": _review(submission),
        "agreements": [_consent(each) for each in log_of(submission)],
        "record": [_entry(each) for each in submission.audit.order_by("pk")],
        **{name: part(submission) for name, part in _MORE.items()},
    }


def _result(it: Revision) -> dict[str, Any]:
    return {"number": it.number, "kind": it.kind, "as_of": it.as_of.isoformat(), "receipt": it.receipt}


def _review(submission: Submission) -> dict[str, Any] | None:
    """What is held of a review that was withdrawn, such as what was finished before, is told as well."""
    review = Review.objects.filter(pk=submission.pk).first()
    if review is None:
        return None
    shared = Comment.objects.filter(review=review).exclude(kind=Comment.Kind.INTERNAL)
    return {
        "status": review.status,
        "asked": review.asked_at.isoformat(),
        "due": review.due_at.isoformat(),
        "message": review.message,
        "note": review.note if not review.is_open else "",
        "said": [_said(each) for each in shared],
        "questions": [
            {"question": each.question, "text": each.text, "answer": each.answer}
            for each in review.clarifications.exclude(sent_at=None)
        ],
        "conclusions": [_conclusion(each) for each in review.conclusions.all()],
    }


def _said(it: Comment) -> dict[str, Any]:
    return {"at": it.at.isoformat(), "by": "advisor" if it.by_id else "firm", "question": it.question, "text": it.text}


def _conclusion(it: Conclusion) -> dict[str, Any]:
    return {"at": it.at.isoformat(), "changes": it.changes, "note": it.note}


def _consent(it: Consent) -> dict[str, Any]:
    given = {"purpose": it.purpose, "is_given": it.is_given, "version": it.version, "text": it.text}
    return given | {"at": it.at.isoformat()}


def _entry(it: AuditEntry) -> dict[str, Any]:
    """What was done, and by whom in kind: what an advisor noted as a reason is in the conclusions, once told."""
    by = "staff" if it.by_id else "firm or site"
    return {"at": it.at.isoformat(), "by": by, "what": verbs.told(it.verb)}
