"""Published questionnaires as core values, kept in memory: a snapshot never changes."""

from functools import lru_cache

from django.utils.translation import get_language

from readiness.core.wording import Wording
from readiness.models import QuestionnaireVersion
from readiness.seeds.questionnaire import Edition, edition_of


@lru_cache(maxsize=16)
def edition(version_id: int) -> Edition:
    """Return the edition of a published version; reads the database once per process."""
    return edition_of(QuestionnaireVersion.objects.get(pk=version_id).content)


def words_of(edition: Edition) -> Wording:
    """Return the wording in the language of this request, or in English where it is not complete."""
    return edition.words(get_language() or "en")


def version_by_digest(digest: str) -> int | None:
    """Return the id of the published version with this digest, or None."""
    return QuestionnaireVersion.objects.filter(digest=digest).values_list("pk", flat=True).first()


def current_version() -> int:
    """Return the id of the newest published questionnaire."""
    newest = QuestionnaireVersion.objects.values_list("pk", flat=True).first()
    if newest is None:
        raise QuestionnaireVersion.DoesNotExist("No questionnaire is published yet. Run: manage.py seed")
    return newest
