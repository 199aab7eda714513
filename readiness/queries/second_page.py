"""One second look: before it is in, what the firm said and nothing of the first advisor; afterwards both."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from readiness.core.assessment import Rating, assess
from readiness.core.questionnaire import UNKNOWN
from readiness.core.responses import Response, read_situation
from readiness.core.wording import Wording
from readiness.models import Clarification, Conclusion, Revision, SecondReview
from readiness.seeds.questionnaire import Edition

from .editions import edition, words_of
from .seconds import codes_of


@dataclass(frozen=True)
class Said:
    """One answer of the firm. asked: questions to the firm on it, with its replies."""

    code: str
    part: str
    text: str
    declared: Response | None
    statement: str
    note: str
    asked: Sequence[tuple[str, str]]

    @property
    def slug(self) -> str:
        return self.code.lower()

    @property
    def is_unknown(self) -> bool:
        return self.declared == UNKNOWN


@dataclass(frozen=True)
class SecondPage:
    """said: all that a blind look rests on, by part. It holds nothing that the first advisor found or wrote."""

    second: SecondReview
    edition: Edition
    said: Sequence[Said]

    @property
    def facts(self) -> list[str]:
        """Trade, size and kind of check, in words."""
        declared, words = self.second.conclusion.declared, words_of(self.edition).profile
        known = [words[key].values[declared.profile[key]] for key in ("sector", "headcount")]
        return [*known, declared.get_mode_display()]

    @property
    def codes(self) -> list[str]:
        return [each.code for each in self.said]

    @property
    def open(self) -> list[str]:
        return [code for code in self.codes if code not in self.second.responses]

    @property
    def answered(self) -> int:
        return len(self.said) - len(self.open)


def second_page(second: SecondReview) -> SecondPage:
    """Return what somebody who looks a second time may see; two queries beside the look itself."""
    conclusion = second.conclusion
    declared, made_with = conclusion.declared, edition(conclusion.declared.questionnaire_id)
    asked, notes = _asked(conclusion), conclusion.review.submission.notes
    said = [
        _said(code, made_with, declared.responses.get(code), str(notes.get(code, "")), asked.get(code, ()))
        for code in codes_of(declared)
    ]
    return SecondPage(second, made_with, said)


def _said(
    code: str, made_with: Edition, declared: Response | None, note: str, asked: Sequence[tuple[str, str]]
) -> Said:
    words = words_of(made_with)
    part = words.dimensions[made_with.questionnaire.dimension_of[code].code].name
    return Said(code, part, words.questions[code].text, declared, statement(words, code, declared), note, asked)


def statement(words: Wording, code: str, response: Response | None) -> str:
    """Return the sentence of a level; empty for an unknown or missing answer."""
    return words.questions[code].options[response - 1] if isinstance(response, int) else ""


def _asked(conclusion: Conclusion) -> Mapping[str, Sequence[tuple[str, str]]]:
    """What the firm was asked and answered before the review ended: no reply can be read without its question."""
    found = Clarification.objects.filter(review=conclusion.review_id, ended_at__lte=conclusion.at).exclude(answer="")
    asked: dict[str, list[tuple[str, str]]] = {}
    for each in found:
        asked.setdefault(each.question, []).append((each.text, each.answer))
    return asked


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
