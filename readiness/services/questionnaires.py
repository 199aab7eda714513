"""Publishing questionnaires."""

from django.db import transaction

from readiness.models import QuestionnaireVersion, User
from readiness.seeds.questionnaire import Edition

from .audit import record


@transaction.atomic
def publish_questionnaire(edition: Edition, *, by: User | None) -> tuple[QuestionnaireVersion, bool]:
    """Publish an edition and return (version, whether it is new). The same content again changes nothing."""
    version, is_new = QuestionnaireVersion.objects.get_or_create(
        digest=edition.digest,
        defaults={"version": edition.questionnaire.version, "content": edition.content},
    )
    if is_new:
        record("publish questionnaire", by=by, changes={"digest": ("", edition.digest)})
    return version, is_new
