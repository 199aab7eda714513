"""What is said on a review: among advisors, to the firm, on the telephone; and the note that ends it."""

from django.db import transaction
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused, Stale
from readiness.models import Comment, Review, User
from readiness.models.review import Status
from readiness.services.audit import record

from .in_hand import check_asked, check_stated, held
from .moving import locked


@transaction.atomic
def comment(*, review: Review, question: str, kind: str, text: str, by: User, minutes: int | None = None) -> Comment:
    """Say something on a review, or on one question of it (empty: on the whole). minutes: how long a call took.

    Every advisor may say something to the others; what the firm sees, and calls, are for who has it in hand.
    Raises ReviewRefused if it is not, the firm has withdrawn, or there is no text.
    """
    found = _open(review) if kind == Comment.Kind.INTERNAL else held(review, by)
    if question:
        check_asked(found.revision, question)
    check_stated(text, _("There is nothing to save yet. Write a few words first."))
    said = Comment.objects.create(review=found, question=question, kind=kind, text=text, minutes=minutes, by=by)
    about = {"question": (None, question)} if question else {}
    record("comment on review", by=by, submission=found.submission, changes={"kind": (None, kind), **about})
    return said


def _open(review: Review) -> Review:
    found = locked(review)
    if found.status == Status.WITHDRAWN:
        raise ReviewRefused(_("The firm has withdrawn its request, so nothing was saved."))
    return found


@transaction.atomic
def save_note(*, review: Review, version: int, text: str, by: User) -> Review:
    """Keep the note that the firm reads beside its reviewed result. version: of the note that the page showed.

    Raises Stale if the note was saved meanwhile, and ReviewRefused if the review is not in the hands of `by`.
    """
    found = held(review, by)
    if version != found.note_version:
        told = _("The note was saved meanwhile. Nothing of yours is lost: look at both and save again.")
        raise Stale(told, stored=found.note, given=text)
    if text != found.note:
        found.note, found.note_version = text, version + 1
        found.save(update_fields=["note", "note_version", "changed_at"])
        record("write note to firm", by=by, submission=found.submission, changes={"version": (version, version + 1)})
    return found
