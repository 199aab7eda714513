"""What respondents do with a submission: begin, type, hand in, come back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from readiness.core.merging import Merge
from readiness.core.notes import joined, parted, without_texts
from readiness.core.responses import Situation
from readiness.links import code_hash, link_hash, link_token, new_salt, return_code
from readiness.models import Consent, Organisation, Review, Revision, Submission, User
from readiness.models.review import Status
from readiness.queries.consents import holds
from readiness.queries.editions import current_version
from readiness.queries.submissions import has_changed_since, situation_of
from readiness.signals import submitted

from .audit import record
from .consents import keep_consent
from .holding import hold_open
from .merging import merge_from
from .rating import keep_rated
from .reviews.following import follow
from .reviews.labels import refresh

FIRM_FIELDS = ("name", "activity", "uen")


@transaction.atomic
def start_submission(*, mode: str, by: User | None, previous: Submission | None = None) -> Submission:
    """Begin a check on the current questionnaire. previous: same firm and same facts, answers asked afresh.

    The address goes along if it was given for the link, which is then agreed to for the new check too.
    """
    salt = new_salt()
    keeps_address = bool(previous and previous.contact_email and holds(previous, Consent.Purpose.MAIL))
    submission = Submission.objects.create(
        organisation=previous.organisation if previous else Organisation.objects.create(),
        questionnaire_id=current_version(),
        previous=previous,
        mode=mode,
        profile=previous.profile if previous else {},
        contact_email=previous.contact_email if previous and keeps_address else "",
        link_salt=salt,
        link_hash=link_hash(link_token(salt)),
        code_hash=code_hash(return_code(salt)),
    )
    if keeps_address:
        keep_consent(submission, Consent.Purpose.MAIL, is_given=True)
    record("start", by=by, submission=submission)
    return submission


@transaction.atomic
def save_answers(
    *, submission: Submission, shown: Mapping[str, Any], given: Mapping[str, Any], by: User | None, page: str = ""
) -> Merge:
    """Store answers and notes on top of what others saved since they were shown; nothing of anybody is lost.

    page: names the opened page, see merge_from. Raises UnderReview while an advisor has the check in hand.
    """
    locked, _review = hold_open(submission)
    merged = merge_from(page, locked.saved_from, joined(locked.responses, locked.notes), shown, given)
    if merged.changed:
        locked.responses, locked.notes = parted(merged.values)
        locked.save(update_fields=["responses", "notes", "saved_from", "changed_at"])
        record("answer", by=by, submission=locked, changes=without_texts(merged.changed))
    submission.responses, submission.notes = locked.responses, locked.notes
    submission.changed_at = locked.changed_at
    return merged


@transaction.atomic
def save_profile(
    *,
    submission: Submission,
    shown: Mapping[str, Any],
    given: Mapping[str, Any],
    firm: Mapping[str, str],
    by: User | None,
    page: str = "",
) -> Merge:
    """Store facts about the firm, like answers, and the firm's own details (name, uen, activity).

    page: names the opened page, see merge_from. Raises UnderReview while an advisor has the check in hand.
    """
    locked, review = hold_open(submission)
    facts_shown = {name: value for name, value in shown.items() if name not in FIRM_FIELDS}
    merged = merge_from(page, locked.saved_from, locked.profile, facts_shown, given)
    organisation = Organisation.objects.select_for_update().get(pk=locked.organisation_id)  # later checks share it
    details = {field: getattr(organisation, field) for field in FIRM_FIELDS}
    details_shown = {field: shown.get(field, "") for field in FIRM_FIELDS}
    own = merge_from(page, locked.saved_from, details, details_shown, firm)
    changes = dict(merged.changed)
    for field, (_old, new) in own.changed.items():
        changes[field] = (None, None)  # that it changed: the record is kept forever and cannot forget a firm
        setattr(organisation, field, new)
    if changes:
        locked.profile = merged.values
        locked.save(update_fields=["profile", "saved_from", "changed_at"])
        if not changes.keys().isdisjoint(FIRM_FIELDS):
            organisation.save(update_fields=FIRM_FIELDS)
            if review:
                refresh(review)  # the queue finds a firm by its name and UEN
        record("describe firm", by=by, submission=locked, changes=changes)
    submission.profile, submission.organisation = locked.profile, organisation
    submission.changed_at = locked.changed_at
    return merged


@transaction.atomic
def submit(*, submission: Submission, by: User | None) -> Revision:
    """Rate the draft as of today (Singapore) and keep it as a revision with its receipt.

    Handing in the same answers again returns the revision that is there. Raises InvalidInput if a required
    fact about the firm is missing, UnderReview while an advisor has the check in hand.
    """
    locked, review = hold_open(submission)
    situation = situation_of(locked, timezone.localdate())
    latest: Revision | None = locked.revisions.declared().last()
    if latest and not has_changed_since(locked, latest):
        return latest
    if latest is None:
        keep_consent(locked, Consent.Purpose.RATING, is_given=True)  # the page says so above its button
    return revise(locked, situation, review=review if review and review.status == Status.WAITING else None, by=by)


def revise(locked: Submission, situation: Situation, *, review: Review | None, by: User | None) -> Revision:
    """Rate what a (locked) submission states, keep it as its next revision, and tell others.

    review: the (locked) review that is about these answers from now on.
    """
    revision = keep_rated(locked, situation, kind=Revision.Kind.DECLARED)
    record("submit", by=by, submission=locked, changes={"revision": (revision.number - 1, revision.number)})
    if review:
        follow(review, revision)
    submitted.send(Submission, revision=revision)
    return revision


@transaction.atomic
def continue_in_full(*, submission: Submission, by: User | None) -> None:
    """Turn a quick check into a full one; the answers given so far stay.

    Raises UnderReview while an advisor has the check in hand.
    """
    locked, _review = hold_open(submission)
    if locked.is_quick:
        locked.mode = Submission.Mode.FULL
        locked.save(update_fields=["mode", "changed_at"])
        record("continue in full", by=by, submission=locked, changes={"mode": ("quick", "full")})
    submission.mode = locked.mode
