"""What a programme raises for one firm: only the steps that the plan counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from programs.core.catalogue import Catalogue, Program
from readiness.core.questionnaire import UNKNOWN, Questionnaire
from readiness.core.responses import Situation
from readiness.core.wording import Wording

HIGHEST = 5


@dataclass(frozen=True)
class Raise:
    """A question that a programme lifts from one level to another. weight: what that counts in a plan.

    start is 1 where the answer is unknown. now: what was answered, empty if unknown. then: what would be true.
    """

    code: str
    question: str
    start: int
    end: int
    is_unknown: bool
    on_pathway: bool
    weight: int
    now: str
    then: str


@dataclass(frozen=True)
class Raising:
    """One rated firm. result: as `assess` prints it."""

    catalogue: Catalogue
    questionnaire: Questionnaire
    words: Wording
    situation: Situation
    result: Mapping[str, Any]

    def by(self, program: Program) -> tuple[Raise, ...]:
        """Return what counts of what a programme raises, the weightiest first. Source: matching method, section 5."""
        counted, position = self._counted, self.questionnaire.position
        codes = sorted(counted.intersection(program.raises), key=position.__getitem__)
        found = (self._raise(code, program.raises[code]) for code in codes)
        return tuple(sorted((each for each in found if each.end > each.start), key=lambda each: -each.weight))

    @property
    def _counted(self) -> frozenset[str]:
        asked = self.questionnaire.asked(self.situation.mode).difference(self.situation.not_applicable)
        return frozenset(code for code in asked if self._dimension(code)["level"])

    def _dimension(self, code: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.result["rating"]["dimensions"][self.questionnaire.dimension_of[code].code]
        return found

    def _raise(self, code: str, level: int) -> Raise:
        given, words = self.situation.responses.get(code, UNKNOWN), self.words.questions[code]
        start = given if isinstance(given, int) else 1
        target, next_level = self._dimension(code)["target"], (self.result["rating"]["level"] or 0) + 1
        end = max(start, min(level, max(target, next_level), HIGHEST))
        number, on_pathway = self.catalogue.number, code in self._pathway
        below = max(0, min(end, target) - start)
        weight = below * number["step_to_target"] + (end - start - below) * number["step_beyond"]
        return Raise(
            code,
            words.text,
            start,
            end,
            not isinstance(given, int),
            on_pathway,
            int(weight * (number["step_on_pathway"] if on_pathway else 1)),
            words.options[given - 1] if isinstance(given, int) else "",
            words.options[end - 1],
        )

    @property
    def _pathway(self) -> frozenset[str]:
        return frozenset(step["question"] for step in (self.result.get("pathway") or {"steps": ()})["steps"])
