"""The maturity model as data: what is asked, what applies, what caps and what is enough.

All of it comes from seeds/questionnaire.yaml; nothing here knows a question by name.
Source: maturity model, sections 1 to 5.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

Mode = Literal["full", "quick"]
LEVELS = (1, 2, 3, 4, 5)
UNKNOWN = "unknown"
NONE = "none"


class Closed:
    """Base of everything that is read from a file: a field that is not named here is refused there."""

    __pydantic_config__ = {"extra": "forbid"}


@dataclass(frozen=True)
class ProfileKey(Closed):
    """One fact about the firm. kind: one value, many, or ordered (at most `at_most`, first counts most)."""

    code: str
    kind: Literal["one", "many", "ordered"]
    values: tuple[str, ...]
    required: bool = False
    at_most: int | None = None


@dataclass(frozen=True)
class ProfileSection(Closed):
    """Facts that are asked together."""

    section: str
    keys: tuple[ProfileKey, ...]


@dataclass(frozen=True)
class Trait(Closed):
    """A named yes/no fact read from one profile key: it has any, or none, of some values."""

    code: str
    key: str
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question(Closed):
    """One question with five statements, levels 1..5. weight and effort are whole numbers, 1 unless stated."""

    code: str
    core: bool = False
    may_be_unknown: bool = False
    weight: int = 1
    effort: int = 1


@dataclass(frozen=True)
class Dimension(Closed):
    """A group of questions. The firm's level is at most `allowance` above this one (None: no limit)."""

    code: str
    questions: tuple[Question, ...]
    sources: tuple[str, ...]
    allowance: int | None = None


@dataclass(frozen=True)
class NotApplicableRule(Closed):
    """Takes a question out when all traits hold and, if named, another question was answered 1."""

    question: str
    traits: tuple[str, ...] = ()
    answered_lowest: str | None = None


@dataclass(frozen=True)
class GateRule(Closed):
    """Caps the overall level while the answer is at most `at_most`; only if one of `when` holds, if any is named."""

    question: str
    at_most: int
    cap: int
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gate(Closed):
    """Rules under one name; the lowest cap that fired counts."""

    code: str
    rules: tuple[GateRule, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class TargetRule(Closed):
    """Sets the target of some dimensions when one of the traits holds."""

    code: str
    level: int
    dimensions: tuple[str, ...]
    when: tuple[str, ...]


@dataclass(frozen=True)
class Targets(Closed):
    """The level that is enough for a firm; the first rule that applies counts, else the default."""

    default: int
    rules: tuple[TargetRule, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Minimum(Closed):
    """Fewer usable answers: a dimension has no level. Fewer dimensions, or one missing: the firm has none."""

    answers_full: int
    answers_quick: int
    dimensions: int
    must_have: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Questionnaire(Closed):
    """One published version of what is asked and how it is rated.

    Compared by identity, so that tables made from it can be cached; content is compared by digest.
    """

    version: str
    published_on: date
    profile: tuple[ProfileSection, ...]
    traits: tuple[Trait, ...]
    dimensions: tuple[Dimension, ...]
    not_applicable: tuple[NotApplicableRule, ...]
    gates: tuple[Gate, ...]
    targets: Targets
    minimum: Minimum

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for dimension in self.dimensions for question in dimension.questions)

    @cached_property
    def position(self) -> dict[str, int]:
        """Place of each question in questionnaire order, from 0."""
        return {question.code: place for place, question in enumerate(self.questions)}

    @cached_property
    def by_code(self) -> dict[str, Question]:
        return {question.code: question for question in self.questions}

    @cached_property
    def dimension_of(self) -> dict[str, Dimension]:
        """The dimension by its own code and by the code of each of its questions."""
        found = {dimension.code: dimension for dimension in self.dimensions}
        return found | {q.code: dimension for dimension in self.dimensions for q in dimension.questions}

    @cached_property
    def profile_keys(self) -> dict[str, ProfileKey]:
        return {key.code: key for section in self.profile for key in section.keys}

    @cached_property
    def trait_by_code(self) -> dict[str, Trait]:
        return {trait.code: trait for trait in self.traits}

    def asked(self, mode: Mode) -> frozenset[str]:
        """Codes of the questions that a full or a quick check asks."""
        return self._asked[mode]

    @cached_property
    def _asked(self) -> dict[Mode, frozenset[str]]:
        return {
            "full": frozenset(question.code for question in self.questions),
            "quick": frozenset(question.code for question in self.questions if question.core),
        }

    def gate_rules(self) -> Iterator[tuple[Gate, GateRule]]:
        """Every rule with its gate, in order."""
        return ((gate, rule) for gate in self.gates for rule in gate.rules)
