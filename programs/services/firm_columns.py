"""Keeping what matching needs of every firm at hand, so that a catalogue can be tried on all of them.

Not when a firm hands in, which would wait for it: hourly, and what is missing then when a dry run begins.
"""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from programs.core.firms import facts_of, firms_of
from programs.core.matching import seed_of
from programs.core.packing import pack
from programs.models import FirmColumns
from readiness.core.assessment import rate_all
from readiness.models import Revision
from readiness.queries.editions import edition
from readiness.queries.revisions import situation_of_revision

BATCH = 1000


def keep_missing_columns() -> int:
    """Store the columns that are not there yet or are those of an earlier revision; return how many."""
    later = Revision.objects.filter(submission=OuterRef("submission"), number__gt=OuterRef("number"))
    have = FirmColumns.objects.filter(revision=OuterRef("pk"))
    missing = Revision.objects.filter(~Exists(later), ~Exists(have)).order_by("questionnaire_id", "pk")
    count = 0
    while batch := list(missing[:BATCH]):
        same = [each for each in batch if each.questionnaire_id == batch[0].questionnaire_id]
        _keep_columns(same)
        count += len(same)
    return count


def _keep_columns(revisions: Sequence[Revision]) -> None:
    """Store the columns of some revisions, each the latest of its submission; all of one questionnaire."""
    questionnaire = edition(revisions[0].questionnaire_id).questionnaire
    situations = [situation_of_revision(each) for each in revisions]
    rated = rate_all(questionnaire, situations)
    facts = facts_of(questionnaire, situations)
    firms = firms_of(questionnaire, rated.batch, rated.ratings, rated.pathways, facts)
    rows = zip(revisions, pack(firms, [seed_of(each) for each in situations]), strict=True)
    FirmColumns.objects.bulk_create(
        [
            FirmColumns(
                submission_id=each.submission_id, revision=each, questionnaire_id=each.questionnaire_id, data=data
            )
            for each, data in rows
        ],
        update_conflicts=True,
        unique_fields=["submission"],
        update_fields=["revision", "questionnaire", "data"],
    )
