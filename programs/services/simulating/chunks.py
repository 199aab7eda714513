"""Storing some simulated firms, all or none."""

from django.db import connection, transaction

from programs.models import FirmColumns, Recommendation
from readiness.models import Clarification, Consent, Organisation, Review, Revision, Submission
from readiness.services.audit import record

from .bulk import next_ids, store
from .firm_rows import columns, organisations, revisions, submissions
from .made import Chunk, make
from .plans import recommendations, tags_of_plans
from .review_rows import clarifications, consents, reviews


@transaction.atomic
def add_chunk(chunk: Chunk) -> int:
    """Add some simulated firms and return how many."""
    _hurry()
    made = make(chunk)
    firms, pks, rated = (next_ids(model, chunk.count) for model in (Organisation, Submission, Revision))
    store(Organisation, organisations(made, firms))
    store(Submission, submissions(made, pks, firms))
    store(Revision, revisions(made, rated, pks))
    store(FirmColumns, columns(made, rated, pks))
    if chunk.advisors:
        store(Review, reviews(made, chunk, rated, pks, tags_of_plans(made, chunk.day)))
        store(Consent, consents(made, pks))
        store(Clarification, clarifications(made, chunk, pks))
        store(Recommendation, recommendations(made, chunk, rated))
    record("simulate", by=None, changes={"firms": (0, chunk.count)}, reason=f"seed {chunk.seed}")
    return chunk.count


def _hurry() -> None:
    """Do not wait for the disk: after a crash whole chunks are missing, and nobody misses them.

    Receipts are packed the quick way where the server knows it, and the inverted indexes take in more at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(HURRY)


HURRY = """
SET LOCAL synchronous_commit = off;
SET LOCAL gin_pending_list_limit = '64MB';
SET LOCAL work_mem = '64MB';
SELECT set_config(name, 'lz4', true) FROM pg_settings
WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals);
"""
