"""A second look once it is in: what the firm, the first and the second advisor answered, side by side."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from readiness.core.assessment import Rating, assess
from readiness.core.responses import Response, read_situation
from readiness.models import Revision, SecondReview

from .editions import edition, words_of
from .seconds import codes_of


@dataclass(frozen=True)
class Compared:
    """One answer as three people saw it. reason: why the first advisor changed it."""

    code: str
    text: str
    declared: Response | None
    first: Response | None
    second: Response | None
    reason: str

    @property
    def steps(self) -> int | None:
        """How many levels lie between the two advisors; None unless both gave a level."""
        if isinstance(self.first, int) and isinstance(self.second, int):
            return abs(self.first - self.second)
        return None

    @property
    def is_same(self) -> bool:
        return self.first == self.second


@dataclass(frozen=True)
class Comparison:
    """Both looks side by side, for when the second one is in."""

    second: SecondReview
    rows: Sequence[Compared]
    second_rating: Rating

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter("same" if row.is_same else "near" if row.steps == 1 else "apart" for row in self.rows)

    @property
    def differing(self) -> list[Compared]:
        """The widest apart first; what one of them could not tell counts as the widest."""
        return sorted((row for row in self.rows if not row.is_same), key=lambda row: -(row.steps or 5))

    @property
    def agreeing(self) -> list[Compared]:
        return [row for row in self.rows if row.is_same]


def comparison(second: SecondReview) -> Comparison:
    """Return both looks at the same answers; the second one's level follows from its answers by the rules."""
    conclusion = second.conclusion
    declared, reviewed = conclusion.declared, conclusion.revision
    words = words_of(edition(declared.questionnaire_id))
    reasons = {change["question"]: change["reason"] for change in conclusion.changes}
    rows = [
        Compared(
            code,
            words.questions[code].text,
            declared.responses.get(code),
            reviewed.responses.get(code),
            second.responses.get(code),
            reasons.get(code, ""),
        )
        for code in codes_of(declared)
    ]
    return Comparison(second, rows, _rated(declared, second.responses))


def _rated(declared: Revision, responses: Mapping[str, Any]) -> Rating:
    questionnaire = edition(declared.questionnaire_id).questionnaire
    document = {
        "as_of": declared.as_of.isoformat(),
        "mode": declared.mode,
        "profile": declared.profile,
        "responses": responses,
    }
    (found,) = assess(questionnaire, [read_situation(questionnaire, document, complete=False)])
    return found.rating
