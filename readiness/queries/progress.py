"""How far a draft is: what applies, what is answered, what is left."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import cast

from readiness.core.profile import Profile
from readiness.core.questionnaire import UNKNOWN, Mode, NotApplicableRule, Questionnaire
from readiness.core.responses import Response, rule_applies
from readiness.core.wording import Wording
from readiness.models import Submission

from .editions import words_of
from .submissions import edition_for

MINUTES = {"full": 20 / 35, "quick": 10 / 21}
"""Minutes a question takes. Source: maturity model, section 4 (own estimate)."""


@dataclass(frozen=True)
class Part:
    """One dimension as this firm sees it: asked questions, those that apply, those answered."""

    number: int
    code: str
    name: str
    meaning: str
    asked: tuple[str, ...]
    applicable: tuple[str, ...]
    answered: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def slug(self) -> str:
        return self.code.lower()

    @property
    def is_done(self) -> bool:
        return len(self.answered) == len(self.applicable)

    @property
    def open(self) -> tuple[str, ...]:
        return tuple(code for code in self.applicable if code not in self.answered)


@dataclass(frozen=True)
class Progress:
    """All parts of a draft, in order."""

    parts: tuple[Part, ...]
    mode: Mode

    @cached_property
    def open(self) -> tuple[str, ...]:
        return tuple(code for part in self.parts for code in part.open)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        return tuple(code for part in self.parts for code in part.unknown)

    @property
    def minutes_left(self) -> int:
        return ceil(len(self.open) * MINUTES[self.mode])

    @cached_property
    def by_slug(self) -> Mapping[str, Part]:
        return {part.slug: part for part in self.parts}

    def before(self, part: Part) -> Part | None:
        return self.parts[part.number - 2] if part.number > 1 else None

    def after(self, part: Part) -> Part | None:
        return self.parts[part.number] if part.number < len(self.parts) else None


def progress_of(submission: Submission) -> Progress:
    """Return the progress of a draft; costs no query once its questionnaire is in memory."""
    edition = edition_for(submission)
    words = words_of(edition)
    closed = set(closing_rules(edition.questionnaire, submission.profile, submission.responses))
    parts = tuple(
        _part(edition.questionnaire, words, submission, closed, number)
        for number in range(1, len(edition.questionnaire.dimensions) + 1)
    )
    return Progress(parts, cast(Mode, submission.mode))


def closing_rules(
    questionnaire: Questionnaire, profile: Profile, responses: Mapping[str, Response]
) -> dict[str, NotApplicableRule]:
    """Return the rule that closes each question that does not apply to a draft."""
    return {
        rule.question: rule
        for rule in questionnaire.not_applicable
        if rule_applies(questionnaire, rule, profile, responses)
    }


def _part(questionnaire: Questionnaire, words: Wording, submission: Submission, closed: set[str], number: int) -> Part:
    dimension = questionnaire.dimensions[number - 1]
    wanted = questionnaire.asked(cast(Mode, submission.mode))
    asked = tuple(question.code for question in dimension.questions if question.code in wanted)
    applicable = tuple(code for code in asked if code not in closed)
    return Part(
        number=number,
        code=dimension.code,
        name=words.dimensions[dimension.code].name,
        meaning=words.dimensions[dimension.code].meaning,
        asked=asked,
        applicable=applicable,
        answered=tuple(code for code in applicable if code in submission.responses),
        unknown=tuple(code for code in applicable if submission.responses.get(code) == UNKNOWN),
    )
