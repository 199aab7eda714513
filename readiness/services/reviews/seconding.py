"""Second, blind looks at finished reviews: chosen by chance, taken by somebody who did not work on them."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from readiness.core.errors import ReviewRefused
from readiness.core.responses import Response
from readiness.models import Conclusion, Review, SecondReview, User
from readiness.models.review import Status
from readiness.queries.seconds import codes_of, open_to
from readiness.services.audit import record

from .labels import flag
from .moving import locked

SHARE = 10
"""Per cent of finished reviews that are looked at again: with a few hundred a year enough pairs to tell how well
advisors agree on a question, and little enough work that it gets done."""


def is_chosen(conclusion_id: int) -> bool:
    """Say whether a conclusion is looked at again. Keyed, so that nobody can tell beforehand or choose."""
    digest = salted_hmac("second look", str(conclusion_id), algorithm="sha256").digest()
    return int.from_bytes(digest[:8]) % 100 < SHARE


@transaction.atomic
def maybe_second(conclusion: Conclusion) -> SecondReview | None:
    """Ask for a second look at a conclusion that was just made, if chance wants it."""
    return ask_for_second(conclusion) if is_chosen(conclusion.pk) else None


@transaction.atomic
def ask_for_second(conclusion: Conclusion) -> SecondReview:
    """Ask for a second look at a conclusion, whatever chance says."""
    review = locked(conclusion.review)
    second = SecondReview.objects.create(conclusion=conclusion)
    flag(review, "second", on=True)
    record("ask for second look", by=None, submission=review.submission)
    return second


@transaction.atomic
def take_second(*, second: SecondReview, by: User) -> SecondReview:
    """Take a second look that nobody has. Raises ReviewRefused if it is taken, or not open to this person."""
    review, found = _locked(second)
    if found.by_id == by.pk:
        return found
    if found.by_id:
        raise ReviewRefused(_("Somebody else has taken this second look meanwhile. Take another one."))
    if not open_to(by).filter(pk=found.pk).exists():
        raise ReviewRefused(_("You have worked on this review, so your look would not be blind. Take another one."))
    found.by = by
    found.save(update_fields=["by"])
    record("take second look", by=by, submission=review.submission)
    return found


@transaction.atomic
def give_back_second(*, second: SecondReview, by: User) -> None:
    """Return a second look, without its answers, for somebody else to take."""
    review, found = _locked(second)
    _check_open(found)
    changes = {"answers": (len(found.responses), 0), "by": (found.by_id, None)}
    found.by, found.responses = None, {}
    found.save(update_fields=["by", "responses"])
    record("give back second look", by=by, submission=review.submission, changes=changes)


@transaction.atomic
def save_second(*, second: SecondReview, answers: Mapping[str, Response], by: User) -> SecondReview:
    """Keep answers as they are typed; those that are not given stay.

    The record says how many there are and not which: whoever reads it may be the first advisor.
    """
    review, found = _locked(second)
    _check_open(found, by)
    given = {code: value for code, value in answers.items() if found.responses.get(code) != value}
    if given:
        before = len(found.responses)
        found.responses = found.responses | given
        found.save(update_fields=["responses"])
        changes = {"answers": (before, len(found.responses))}
        record("answer in second look", by=by, submission=review.submission, changes=changes)
    return found


@transaction.atomic
def hand_in_second(*, second: SecondReview, by: User) -> SecondReview:
    """End a second look, so that both advisors see both. Raises ReviewRefused while a question is open."""
    review, found = _locked(second)
    _check_open(found, by)
    if missing := [code for code in codes_of(found.conclusion.declared) if code not in found.responses]:
        told = _("Not handed in yet: %(questions)s still need your answer. What you chose is kept.")
        raise ReviewRefused(told % {"questions": ", ".join(missing)})
    found.handed_in_at = timezone.now()
    found.save(update_fields=["handed_in_at"])
    flag(review, "second", on=False)
    changes = {code: (None, value) for code, value in found.responses.items()}
    record("hand in second look", by=by, submission=review.submission, changes=changes)
    return found


def _locked(second: SecondReview) -> tuple[Review, SecondReview]:
    """Return the review and its second look as stored, both locked, the review first as everywhere."""
    review = locked(second.conclusion.review)
    if review.status == Status.WITHDRAWN:
        raise ReviewRefused(_("The firm has withdrawn its request, so there is nothing to look at any more."))
    found = SecondReview.objects.select_for_update(of=("self",)).select_related("conclusion__declared")
    return review, found.get(pk=second.pk)


def _check_open(found: SecondReview, by: User | None = None) -> None:
    if found.handed_in_at:
        raise ReviewRefused(_("This second look is handed in and stays as it is."))
    if found.by_id is None or (by and found.by_id != by.pk):
        raise ReviewRefused(_("This second look is not in your hands any more. Nothing was changed."))
