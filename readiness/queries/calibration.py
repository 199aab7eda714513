"""How well advisors agree on each question, and which answers they change most: which wording to look at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import get_language

from readiness.core.agreement import Agreement, Pair, agreement
from readiness.models import Conclusion, SecondReview
from readiness.models.review import Status

from .adjustments import OFTEN, Adjusted, Reviewed, adjustments
from .editions import current_version, edition, words_of

DAYS = 365
"""How far back it looks: agreement is about how advisors read the questions now."""
MOST = 1_000
"""Second looks, and finished reviews, that are read at most: the newest."""
KEPT_FOR = timedelta(minutes=5)
WITHDRAWN = {"conclusion__review__status": Status.WITHDRAWN}


@dataclass(frozen=True)
class QuestionFigures:
    code: str
    text: str
    agreement: Agreement
    adjusted: Adjusted

    @property
    def disagrees(self) -> bool:
        """Low agreement, and not only because nearly all firms are at one level, where kappa is low as well."""
        found = self.agreement
        differ_often = found.pairs - found.same >= OFTEN * found.pairs
        return not found.is_too_few and found.band in ("poor", "fair") and differ_often

    @property
    def wants_a_look(self) -> bool:
        return self.disagrees or self.adjusted.is_often


@dataclass(frozen=True)
class Calibration:
    """questions in the order of the questionnaire; seconds, reviews: how many were counted."""

    as_of: datetime
    questions: tuple[QuestionFigures, ...]
    seconds: int
    reviews: int

    @property
    def most_adjusted(self) -> list[QuestionFigures]:
        """Questions whose answers are changed at all, the largest share first; ten at most."""
        changed = [each for each in self.questions if each.adjusted.times]
        return sorted(changed, key=lambda each: -each.adjusted.share_pct)[:10]

    @property
    def to_look_at(self) -> list[QuestionFigures]:
        return [each for each in self.questions if each.wants_a_look]


def calibration() -> Calibration:
    """Return the figures, at most KEPT_FOR old. Questions are told in the words of the current questionnaire."""
    version = current_version()
    key = f"calibration_{version}_{get_language()}"
    kept: Calibration | None = cache.get(key)
    if kept is None:
        kept = _count(version)
        cache.set(key, kept, KEPT_FOR.total_seconds())
    return kept


def _count(version: int) -> Calibration:
    since = timezone.now() - timedelta(days=DAYS)
    looks, reviews = _looks(since), _reviews(since)
    same = same_wording(version, {each[0] for each in (*looks, *reviews)})
    words, adjusted = words_of(edition(version)).questions, adjustments(reviews, same)
    questions = tuple(
        QuestionFigures(code, words[code].text, agreement(_pairs(code, looks, same)), adjusted(code))
        for code in edition(version).questionnaire.position
    )
    return Calibration(timezone.now(), questions, len(looks), len(reviews))


def same_wording(version: int, others: Iterable[int]) -> Mapping[int, frozenset[str]]:
    """Return, by version, the questions that read as they do in this one: only those can be put together."""
    now = edition(version).words("en").questions
    return {
        other: frozenset(
            code
            for code, words in edition(other).words("en").questions.items()
            if code in now and (words.text, words.options) == (now[code].text, now[code].options)
        )
        for other in others
    }


def _looks(since: datetime) -> Sequence[tuple[int, dict[str, Any], dict[str, Any]]]:
    found = SecondReview.objects.filter(handed_in_at__gte=since).exclude(**WITHDRAWN).order_by("-handed_in_at")
    wanted = "conclusion__declared__questionnaire_id", "conclusion__revision__responses", "responses"
    return list(found.values_list(*wanted)[:MOST])


def _reviews(since: datetime) -> Sequence[Reviewed]:
    found = Conclusion.objects.exclude(review__status=Status.WITHDRAWN).order_by("-pk")
    rows = found.values_list("at", "declared__questionnaire_id", "declared__responses", "changes")[:MOST]
    return [(version, responses, changes) for at, version, responses, changes in rows if at >= since]


def _pairs(code: str, looks: Iterable[tuple[int, Any, Any]], same: Mapping[int, frozenset[str]]) -> Iterable[Pair]:
    return ((first.get(code), second.get(code)) for version, first, second in looks if code in same[version])
