"""Reviews that ended lately: what came of them, how long they took, and the levels before and after."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Count, F, Q

from readiness.core.questionnaire import LEVELS
from readiness.models import Conclusion, Review
from readiness.models.review import Status

DAYS = 90
"""How far back the figures look."""
MOST = 5_000
"""Reviews that a median or a distribution is taken from: the newest. More would move neither."""


@dataclass(frozen=True)
class Outcomes:
    """Of the last DAYS days. on_time: finished so; how soon a dispute is answered after that does not count.
    disputed: finished, and the firm sees it differently now.

    median: from asking to the end, with the time that the firm took to answer; None if nothing was finished.
    """

    finished: int
    on_time: int
    disputed: int
    withdrawn: int
    median: timedelta | None

    @property
    def undisputed(self) -> int:
        return self.finished - self.disputed

    @property
    def most(self) -> int:
        return max(self.undisputed, self.disputed, self.withdrawn)

    @property
    def median_days(self) -> float | None:
        return None if self.median is None else self.median / timedelta(days=1)


def outcomes(since: datetime) -> Outcomes:
    """Return what came of reviews that ended since; three queries over the days that are asked for."""
    ended = Review.objects.filter(finished_at__gte=since)
    counts = ended.aggregate(
        finished=Count("pk"),
        disputed=Count("pk", filter=Q(status=Status.DISPUTED)),
        on_time=Count("pk", filter=Q(finished_at__lte=F("due_at"), was_late=False)),
    )
    newest = ended.order_by("-finished_at").values_list("asked_at", "finished_at")[:MOST]
    took = [(end - start).total_seconds() for start, end in newest if end]
    withdrawn = Review.objects.filter(status=Status.WITHDRAWN, changed_at__gte=since).count()
    return Outcomes(**counts, withdrawn=withdrawn, median=timedelta(seconds=median(took)) if took else None)


@dataclass(frozen=True)
class LevelCount:
    """Firms at one level as they saw themselves, and as reviewed. level 0: too few answers for one."""

    level: int
    declared: int
    reviewed: int


def level_counts(since: datetime) -> tuple[LevelCount, ...]:
    """Return how levels are spread before and after review, in the newest MOST conclusions as far as since."""
    levels = "at", "declared__level", "revision__level"
    rows = Conclusion.objects.order_by("-pk").values_list(*levels)[
        :MOST
    ]  # in order of time, by a key that has an index
    pairs = [(declared or 0, reviewed or 0) for at, declared, reviewed in rows if at >= since]
    declared, reviewed = Counter(each for each, _ in pairs), Counter(each for _, each in pairs)
    return tuple(LevelCount(level, declared[level], reviewed[level]) for level in (*LEVELS, 0))
