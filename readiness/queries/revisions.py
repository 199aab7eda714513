"""Stored revisions: recomputed, as the situations that they froze, and with the notes that belong to them."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from readiness.core.assessment import as_data, assess
from readiness.core.canonical import canonical_json
from readiness.core.responses import Situation, read_situation
from readiness.models import Revision, Submission

from .editions import edition

BATCH = 1000


def differences(*, every_revision: bool) -> Iterator[str]:
    """Yield, for each revision, what differs when it is computed anew, or an empty text; reads in batches."""
    later = Revision.objects.filter(submission=OuterRef("submission"), number__gt=OuterRef("number"))
    revisions = Revision.objects.all() if every_revision else Revision.objects.filter(~Exists(later))
    batch: list[Revision] = []
    for revision in revisions.order_by("questionnaire_id", "pk").iterator(chunk_size=BATCH):
        if batch and (len(batch) == BATCH or batch[0].questionnaire_id != revision.questionnaire_id):
            yield from _compare(batch)
            batch = []
        batch.append(revision)
    yield from _compare(batch)


def _compare(batch: list[Revision]) -> Iterator[str]:
    if not batch:
        return
    questionnaire = edition(batch[0].questionnaire_id).questionnaire
    situations = [situation_of_revision(revision) for revision in batch]
    for revision, assessment in zip(batch, assess(questionnaire, situations), strict=True):
        rating = assessment.rating
        now = {"result": as_data(assessment), "level": rating.level, "could_be": rating.could_be}
        then = {"result": revision.result, "level": revision.level, "could_be": revision.could_be}
        told = f"revision {revision}: stored {canonical_json(then)}, recomputed {canonical_json(now)}"
        yield "" if canonical_json(now) == canonical_json(then) else told


def notes_beside(declared: Revision, draft: Submission) -> dict[str, str]:
    """Return the notes of a draft that belong to the answers of a revision of it: those whose answer is the same."""
    said = declared.responses
    return {code: note for code, note in draft.notes.items() if draft.responses.get(code) == said.get(code)}


def situation_of_revision(revision: Revision) -> Situation:
    """Return the situation that a revision froze."""
    document = {
        "as_of": revision.as_of.isoformat(),
        "mode": revision.mode,
        "profile": revision.profile,
        "responses": revision.responses,
    }
    return read_situation(edition(revision.questionnaire_id).questionnaire, document, complete=False)
