"""Figures for lead advisors: who carries what, how old it is, what came of it, and which levels are stated.

Each reads a bounded part of the reviews; all are kept for a few minutes, and say when they were counted.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils import timezone

from .figures_ended import DAYS, LevelCount, Outcomes, level_counts, outcomes
from .figures_open import Age, Load, open_reviews

KEPT_FOR = timedelta(minutes=5)
KEY = "figures"


@dataclass(frozen=True)
class Figures:
    """load: nobody's reviews first, then advisors by name. ages: of all open reviews, the youngest first."""

    as_of: datetime
    load: tuple[Load, ...]
    ages: tuple[Age, ...]
    outcomes: Outcomes
    levels: tuple[LevelCount, ...]

    @property
    def open(self) -> int:
        return sum(each.open for each in self.load)

    @property
    def late(self) -> int:
        return sum(each.late for each in self.load)

    @property
    def most_open(self) -> int:
        return max((each.open for each in self.load), default=0)

    @property
    def most_of_an_age(self) -> int:
        return max(each.open for each in self.ages)

    @property
    def most_of_a_level(self) -> int:
        return max(max(each.declared, each.reviewed) for each in self.levels)


def figures() -> Figures:
    """Return the figures, at most KEPT_FOR old."""
    kept: Figures | None = cache.get(KEY)
    if kept is None:
        kept = _count()
        cache.set(KEY, kept, KEPT_FOR.total_seconds())
    return kept


def _count() -> Figures:
    now = timezone.now()
    since = now - timedelta(days=DAYS)
    load, ages = open_reviews(now)
    return Figures(now, load, ages, outcomes(since), level_counts(since))
