"""Stored recommendations and advised plans, recomputed from the versions and the day they were made with."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Exists, OuterRef

from programs.models import AdvisedPlan, Recommendation
from readiness.core.canonical import canonical_json
from readiness.queries.editions import edition
from readiness.queries.revisions import situation_of_revision

from .advising import advised_for
from .catalogues import catalogue_edition
from .plans import rules_beside
from .recommendations import answers_to

BATCH = 500


def differences(*, every: bool) -> Iterator[str]:
    """Yield, for each recommendation, what differs when it is computed anew, or an empty text; reads in batches.

    every: not only the latest of each revision.
    """
    later = Recommendation.objects.filter(revision=OuterRef("revision"), pk__gt=OuterRef("pk"))
    found = Recommendation.objects.all() if every else Recommendation.objects.filter(~Exists(later))
    found = found.select_related("revision").order_by("catalogue_id", "revision__questionnaire_id", "pk")
    batch: list[Recommendation] = []
    for each in found.iterator(chunk_size=BATCH):
        if batch and (len(batch) == BATCH or _versions(batch[0]) != _versions(each)):
            yield from _compare(batch)
            batch = []
        batch.append(each)
    yield from _compare(batch)
    yield from _advised_differences(every=every)


def _advised_differences(*, every: bool) -> Iterator[str]:
    """Yield the same for each advised plan. every: not only the latest of each submission."""
    later = AdvisedPlan.objects.filter(revision__submission=OuterRef("revision__submission"), pk__gt=OuterRef("pk"))
    found = AdvisedPlan.objects.all() if every else AdvisedPlan.objects.filter(~Exists(later))
    for each in found.select_related("revision").order_by("pk").iterator(chunk_size=BATCH):
        answer = advised_for(rules_beside(each), each.decisions)
        now = canonical_json({"programs": answer.data["plan"]["programs"], "result": answer.data})
        then = canonical_json({"programs": each.programs, "result": each.result})
        yield "" if now == then else f"advised plan {each.pk}: stored {then}, recomputed {now}"


def _versions(it: Recommendation) -> tuple[int, int]:
    return it.catalogue_id, it.revision.questionnaire_id


def _compare(batch: list[Recommendation]) -> Iterator[str]:
    if not batch:
        return
    catalogue_id, questionnaire_id = _versions(batch[0])
    situations = [replace(situation_of_revision(each.revision), as_of=each.as_of) for each in batch]
    answers = answers_to(
        edition(questionnaire_id).questionnaire, catalogue_edition(catalogue_id).catalogue, situations
    )
    for each, answer in zip(batch, answers, strict=True):
        now, then = canonical_json(answer.data), canonical_json(each.result)
        yield "" if now == then else f"recommendation {each.pk}: stored {then}, recomputed {now}"
