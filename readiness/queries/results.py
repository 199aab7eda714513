"""A revision as the result page tells it: levels, limits, reasons and the way up, in words and numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from readiness.core.profile import trait_holds
from readiness.core.questionnaire import UNKNOWN
from readiness.core.wording import LevelWords
from readiness.models import Revision, Submission
from readiness.seeds.questionnaire import Edition

from .editions import edition, words_of
from .method import targets_in_words


@dataclass(frozen=True)
class Limit:
    """One of the things of which the lowest counts. kind: base, weakest, gate."""

    kind: str
    level: int
    is_lowest: bool
    name: str = ""


@dataclass(frozen=True)
class DimensionRow:
    code: str
    name: str
    short: str
    level: int | None
    could_be: int | None
    target: int
    position: int | None

    @property
    def gap(self) -> int:
        """Levels below the target; negative above it."""
        return self.target - (self.level or 0)

    @property
    def beyond(self) -> int:
        return -self.gap


@dataclass(frozen=True)
class WayStep:
    """One question to raise: what is true now (None: the question opens on the way), and what would be enough."""

    question: str
    slug: str
    part: str
    now: str | None
    is_unknown: bool
    then: str


@dataclass(frozen=True)
class Result:
    """What the result page needs of one revision; costs no query once its questionnaire is in memory."""

    revision: Revision
    edition: Edition
    rating: Mapping[str, Any]
    pathway: Mapping[str, Any] | None

    @property
    def words(self) -> Any:
        return words_of(self.edition)

    @property
    def level_words(self) -> LevelWords | None:
        return self.words.levels[self.rating["level"]] if self.rating["level"] else None

    @property
    def rungs(self) -> Iterator[tuple[int, str, str]]:
        """Each level with its name and state: passed, official, possible or none."""
        return rungs(self.edition, self.rating["level"] or 0, self.rating["could_be"] or 0)

    @property
    def is_range(self) -> bool:
        return bool(self.rating["level"]) and self.rating["could_be"] > self.rating["level"]

    @property
    def deciding(self) -> list[dict[str, str]]:
        """The unknowns that decide the level, in words, with the page that asks them."""
        return [self._deciding(code) for code in self.rating["decided_by"]]

    def _deciding(self, code: str) -> dict[str, str]:
        if code in self.words.questions:
            words = self.words.questions[code]
            slug = self.edition.questionnaire.dimension_of[code].code.lower()
            given = self.revision.responses.get(code)
            return {
                "text": words.text,
                "ask": words.ask,
                "part": slug,
                "slug": code.lower(),
                "given": given or "",
            }
        return {"text": self.words.profile[code].text, "ask": "", "part": "", "slug": code, "given": UNKNOWN}

    @property
    def dimensions(self) -> list[DimensionRow]:
        return [
            DimensionRow(
                each.code,
                self.words.dimensions[each.code].name,
                self.words.dimensions[each.code].short,
                **self.rating["dimensions"][each.code],
            )
            for each in self.edition.questionnaire.dimensions  # a database may give JSON back in another order
        ]

    @property
    def limits(self) -> list[Limit]:
        """The base, the weakest part and every gate that fired; the lowest are marked."""
        level = self.rating["level"]
        if not level:
            return []
        weakest = self.rating["weakest_link"]
        names = ", ".join(self.weakest_names)
        return [
            Limit("base", self.rating["base"], self.rating["base"] == level),
            *([Limit("weakest", min(weakest, 5), weakest == level, names)] if weakest else []),
            *(
                Limit("gate", gate["cap"], gate["cap"] == level, self.words.gates[gate["code"]].name)
                for gate in self.rating["gates"]
            ),
        ]

    @property
    def holders(self) -> list[str]:
        """What keeps the level below the base: names of the gates and parts that set the lowest limit."""
        if not self.rating["level"] or self.rating["base"] == self.rating["level"]:
            return []
        return [limit.name for limit in self.limits if limit.is_lowest and limit.kind != "base"]

    @property
    def weakest_names(self) -> list[str]:
        """The dimensions that set the weakest-link limit."""
        questionnaire = self.edition.questionnaire
        allowances = {each.code: each.allowance for each in questionnaire.dimensions if each.allowance is not None}
        weakest = self.rating["weakest_link"]
        return [
            row.name
            for row in self.dimensions
            if row.level and row.code in allowances and row.level + allowances[row.code] == weakest
        ]

    @property
    def gates(self) -> list[dict[str, Any]]:
        """Each gate that fired: what it is, why, the answer that fired it and the question to go to."""
        return [self._gate(gate) for gate in self.rating["gates"]]

    def _gate(self, gate: Mapping[str, Any]) -> dict[str, Any]:
        code = gate["question"]
        given = self.revision.responses.get(code)
        return {
            "code": gate["code"],
            "name": self.words.gates[gate["code"]].name,
            "why": self.words.gates[gate["code"]].why,
            "cap": gate["cap"],
            "question": self.words.questions[code].text,
            "given": given,
            "answer": self.words.questions[code].options[given - 1] if isinstance(given, int) else "",
            "part": self.edition.questionnaire.dimension_of[code].code.lower(),
            "slug": code.lower(),
        }

    @property
    def passed_gates(self) -> list[str]:
        fired = {gate["code"] for gate in self.rating["gates"]}
        return [words.name for code, words in self.words.gates.items() if code not in fired]

    @property
    def below_target(self) -> list[DimensionRow]:
        """Dimensions below their target, the widest gap first."""
        return sorted((row for row in self.dimensions if row.level and row.gap > 0), key=lambda row: -row.gap)

    @property
    def raised_targets(self) -> list[dict[str, Any]]:
        """Why some targets differ from the default: the level, the parts and the reason."""
        questionnaire = self.edition.questionnaire
        holding = {
            trait.code for trait in questionnaire.traits if trait_holds(trait, self.revision.profile, at_worst=False)
        }
        rules = [rule for rule in questionnaire.targets.rules if holding.intersection(rule.when)]
        return targets_in_words(self.edition, rules)

    @property
    def steps(self) -> list[WayStep]:
        return [self._step(step) for step in self.pathway["steps"]] if self.pathway else []

    def _step(self, step: Mapping[str, Any]) -> WayStep:
        words = self.words.questions[step["question"]]
        before = step["from"]
        dimension = self.edition.questionnaire.dimension_of[step["question"]].code
        return WayStep(
            question=words.text,
            slug=step["question"].lower(),
            part=dimension.lower(),
            now=words.options[before - 1] if isinstance(before, int) else None,
            is_unknown=before == UNKNOWN,
            then=words.options[step["to"] - 1],
        )

    @property
    def unknown_count(self) -> int:
        return sum(value == UNKNOWN for value in self.revision.responses.values())

    @property
    def not_applicable(self) -> list[tuple[str, str]]:
        return [
            (self.words.questions[code].text, self.words.not_applicable[code])
            for code in self.rating["not_applicable"]
        ]


def rungs(edition: Edition, level: int, could_be: int) -> Iterator[tuple[int, str, str]]:
    """Yield each level with its name and its state on a ladder."""
    for number, words in words_of(edition).levels.items():
        state = "official" if number == level else "passed" if number < level else ""
        yield number, words.name, state or ("possible" if number <= could_be else "")


def example_rungs(edition: Edition) -> list[tuple[int, str, str]]:
    """Return the ladder of the example on the first page: level 2, could be 4."""
    return list(rungs(edition, 2, 4))


def result_of(revision: Revision) -> Result:
    """Return the result of a revision, read with the questionnaire it was made with."""
    return Result(
        revision,
        edition(revision.questionnaire_id),
        revision.result["rating"],
        revision.result.get("pathway"),
    )


def revision_of(submission: Submission, number: int | None) -> Revision | None:
    """Return one revision of a submission, the latest self-assessed one without a number; None if there is none."""
    revisions = submission.revisions
    found = revisions.declared().last() if number is None else revisions.filter(number=number).first()
    if found:
        found.submission = submission
    return found
