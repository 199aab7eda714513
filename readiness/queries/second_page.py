"""A second look before it is in: what the firm said, and nothing of what the first advisor found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readiness.core.questionnaire import UNKNOWN
from readiness.core.responses import Response
from readiness.core.wording import Wording
from readiness.models import Clarification, Conclusion, SecondReview
from readiness.seeds.questionnaire import Edition

from .editions import edition, words_of
from .revisions import notes_beside
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
    asked, notes = _asked(conclusion), notes_beside(declared, conclusion.review.submission)
    said = [
        _said(code, made_with, declared.responses.get(code), notes.get(code, ""), asked.get(code, ()))
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
