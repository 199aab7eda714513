"""A review follows the firm's answers while it is not finished."""

from readiness.models import Review, Revision

from .labels import refresh


def follow(review: Review, revision: Revision) -> None:
    """Let the (locked) review be about newer answers.

    What an advisor found about an answer that has changed since no longer counts; the record keeps it.
    """
    before, now = review.revision.responses, revision.responses
    changed = [code for code in {**before, **now} if before.get(code) != now.get(code)]
    review.verdicts.filter(question__in=changed).delete()
    review.revision = revision
    review.save(update_fields=["revision", "changed_at"])
    refresh(review)
