"""Two revisions of one firm side by side; only questions that are identical in both versions are compared."""

from dataclasses import dataclass

from readiness.core.responses import Response
from readiness.models import Revision, Submission

from .editions import edition, words_of
from .news import statement


@dataclass(frozen=True)
class Change:
    """One answer then and now. rise: levels up, negative down, None where one of them is not a level."""

    question: str
    before: str
    after: str
    rise: int | None


@dataclass(frozen=True)
class Comparison:
    """then, now: the revisions. levels: (dimension, level then, level now). left_out: questions that differ."""

    then: Revision
    now: Revision
    levels: tuple[tuple[str, int | None, int | None], ...]
    changes: tuple[Change, ...]
    left_out: int

    @property
    def is_same_kind(self) -> bool:
        """A quick check is never laid beside a full one without saying so."""
        return self.then.mode == self.now.mode


def earlier_revision(submission: Submission, revision: Revision) -> Revision | None:
    """Return what a revision is compared with: the one of its kind before it, else the firm's earlier check's last."""
    same = Revision.objects.filter(kind=revision.kind)
    earlier = same.filter(submission=submission, number__lt=revision.number)
    before = earlier.last() if revision.number > 1 else None
    if before or submission.previous_id is None:
        return before
    return same.filter(submission_id=submission.previous_id, created_at__lt=revision.created_at).last()


def compare(then: Revision, now: Revision) -> Comparison:
    """Lay two revisions side by side."""
    old, new = edition(then.questionnaire_id), edition(now.questionnaire_id)
    words = words_of(new)
    both = [code for code in new.questionnaire.position if code in old.questionnaire.position]
    same = [
        code
        for code in both
        if old.words().questions[code] == new.words().questions[code]
        and old.questionnaire.by_code[code] == new.questionnaire.by_code[code]
    ]
    levels = tuple(
        (words.dimensions[code].name, _level(then, code), _level(now, code))
        for code in (each.code for each in new.questionnaire.dimensions)
    )
    answers = ((code, then.responses.get(code), now.responses.get(code)) for code in same)
    changes = tuple(
        Change(
            words.questions[code].text,
            statement(words, code, before),
            statement(words, code, after),
            _rise(before, after),
        )
        for code, before, after in answers
        if before != after
    )
    return Comparison(then, now, levels, changes, left_out=len(new.questionnaire.position) - len(same))


def _level(revision: Revision, dimension: str) -> int | None:
    found: int | None = revision.result["rating"]["dimensions"].get(dimension, {}).get("level")
    return found


def _rise(before: Response | None, after: Response | None) -> int | None:
    return after - before if isinstance(before, int) and isinstance(after, int) else None
