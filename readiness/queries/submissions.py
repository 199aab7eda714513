"""Finding submissions, and their drafts as core values."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from readiness.core.errors import InvalidInput
from readiness.core.questionnaire import Questionnaire
from readiness.core.receipt import inputs_of
from readiness.core.responses import Situation, read_situation
from readiness.core.wording import Wording
from readiness.links import code_hash, link_hash
from readiness.models import Consent, Revision, Submission
from readiness.seeds.questionnaire import Edition

from .consents import is_not_withdrawn
from .editions import edition


def by_token(token: str) -> Submission | None:
    """Return the submission that a link opens."""
    try:
        return Submission.objects.get(link_hash=link_hash(token))
    except Submission.DoesNotExist:
        return None


def by_code(code: str) -> Submission | None:
    """Return the submission that a return code opens."""
    return Submission.objects.filter(code_hash=code_hash(code)).first()


def by_email(email: str) -> QuerySet[Submission]:
    """Return the submissions whose respondent gave this address, newest first.

    Not those whose respondent had it removed, and gave it again for a review only.
    """
    return found_by_mail().filter(contact_email__iexact=email).order_by("-pk")


def found_by_mail() -> QuerySet[Submission]:
    """Return the submissions that whoever proves an address of their firm may find."""
    return Submission.objects.filter(is_not_withdrawn(Consent.Purpose.MAIL), anonymised_at=None)


def edition_for(submission: Submission) -> Edition:
    """Return the questionnaire that the submission was begun on, and finishes on."""
    return edition(submission.questionnaire_id)


def missing_facts(questionnaire: Questionnaire, submission: Submission) -> list[str]:
    """Return the required facts about the firm that are not given yet."""
    return [
        code for code, key in questionnaire.profile_keys.items() if key.required and code not in submission.profile
    ]


def stated_facts(words: Wording, submission: Submission) -> list[tuple[str, str]]:
    """Return the required facts about the firm and the others that are given, in words."""
    keys = edition_for(submission).questionnaire.profile_keys
    return [
        (words.profile[fact].short, _fact_in_words(words, submission, fact))
        for fact, key in keys.items()
        if key.required or fact in submission.profile
    ]


def _fact_in_words(words: Wording, submission: Submission, fact: str) -> str:
    given = submission.profile.get(fact, [])
    values = [given] if isinstance(given, str) else given
    return "; ".join(words.profile[fact].values[value] for value in values)


def inputs_now(submission: Submission, as_of: date) -> dict[str, Any]:
    """Return what the draft states, as a receipt would carry it. Raises InvalidInput like situation_of."""
    return inputs_of(situation_of(submission, as_of))


def has_changed_since(submission: Submission, revision: Revision) -> bool:
    """Say whether the draft states something else than the revision was made from."""
    try:
        now = inputs_now(submission, revision.as_of)
    except InvalidInput:
        return True
    stated: dict[str, Any] = revision.receipt["inputs"]
    return now != stated


def situation_of(submission: Submission, as_of: date) -> Situation:
    """Return the draft as it would be rated on a day; unanswered questions stay unanswered.

    Raises InvalidInput if a required fact about the firm is missing.
    """
    document = {
        "as_of": as_of.isoformat(),
        "mode": submission.mode,
        "profile": submission.profile,
        "responses": submission.responses,
    }
    return read_situation(edition_for(submission).questionnaire, document, complete=False)
