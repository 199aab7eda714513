"""Recommending programmes to a firm, and keeping what was recommended."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from programs.core.lock_in import rounded
from programs.models import Recommendation
from programs.queries.catalogues import catalogue_edition, current_catalogue
from programs.queries.recommendations import Answer, matched_on
from readiness.core.receipt import inputs_of, make_receipt
from readiness.models import Revision, User
from readiness.queries.editions import edition
from readiness.services.audit import record
from readiness.services.keys import signing_key


@transaction.atomic
def recommend(*, revision: Revision, by: User | None) -> Recommendation:
    """Match a revision with the current catalogue as of today (Singapore), and keep the result with its receipt.

    The same revision, catalogue and day give the recommendation that is there.
    """
    # a button pressed twice makes one recommendation
    Revision.objects.select_for_update().values_list("pk").get(pk=revision.pk)
    have = Recommendation.objects.filter(
        revision=revision, catalogue_id=current_catalogue(), as_of=timezone.localdate()
    )
    found: Recommendation | None = have.first()
    return found or recommend_first(revision=revision, by=by)


def recommend_first(*, revision: Revision, by: User | None) -> Recommendation:
    """As above, in the transaction that made the revision: there is none yet, and nobody else knows of it."""
    version = current_catalogue()
    catalogue = catalogue_edition(version)
    answer = matched_on(revision, catalogue.catalogue, timezone.localdate())
    digests = {"catalogue": catalogue.digest, "questionnaire": edition(revision.questionnaire_id).digest}
    made = recommendation_of(revision, answer, version, digests)
    made.save()
    record("recommend", by=by, submission=revision.submission, changes={"catalogue": (None, version)})
    return made


def recommendation_of(
    revision: Revision, answer: Answer, catalogue_id: int, digests: Mapping[str, str]
) -> Recommendation:
    """Return an answer as a row that is not stored yet, with its receipt. digests: of the versions, by kind."""
    plan = answer.matching.plan
    return Recommendation(
        revision=revision,
        catalogue_id=catalogue_id,
        as_of=answer.situation.as_of,
        programs=[program.slug for program in plan.programs],
        exposure_now=rounded(plan.exposure_now[1]),
        exposure_after=rounded(plan.exposure_after[1]),
        receipt=make_receipt(inputs_of(answer.situation), digests, answer.data, signing_key()),
    )
