"""Problems of the rules: what does not apply, gates, targets and the minimum."""

from dataclasses import replace
from typing import Any

import pytest

from readiness.core.questionnaire import Gate, GateRule, NotApplicableRule, Questionnaire, TargetRule
from readiness.core.soundness import Problem, problems

from .firms import SEED

RULES = len(SEED.not_applicable)
GATE = ("gates", len(SEED.gates), "rules", 0)
TARGET = ("targets", "rules", len(SEED.targets.rules))


def with_rule(*args: Any, **kwargs: Any) -> Questionnaire:
    return replace(SEED, not_applicable=(*SEED.not_applicable, NotApplicableRule(*args, **kwargs)))


def with_gate(*rules: GateRule) -> Questionnaire:
    return replace(SEED, gates=(*SEED.gates, Gate("G9", rules, sources=())))


def with_target(level: int, dimensions: tuple[str, ...], when: tuple[str, ...]) -> Questionnaire:
    rules = (*SEED.targets.rules, TargetRule("new", level, dimensions, when))
    return replace(SEED, targets=replace(SEED.targets, rules=rules))


def with_minimum(**changes: Any) -> Questionnaire:
    return replace(SEED, minimum=replace(SEED.minimum, **changes))


@pytest.mark.parametrize(
    ("it", "messages"),
    [
        (with_rule("ABC1", traits=("regulated",)), ["ABC1 is not a question."]),
        (with_rule("VAL5", traits=("rich",)), ["rich is not a trait."]),
        (with_rule("VAL5"), ["needs either traits or answered_lowest."]),
        (
            with_rule("VAL5", traits=("regulated",), answered_lowest="VAL1"),
            ["needs either traits or answered_lowest."],
        ),
        (with_rule("VAL5", answered_lowest="ABC1"), ["ABC1 is not a question."]),
        (
            with_rule("VAL5", answered_lowest="GOV3"),
            ["GOV3 may itself be not applicable; such chains are not supported."],
        ),
        (
            with_rule("VAL5", answered_lowest="STR4"),
            ["STR4 must be a core question, so that the quick check asks it."],
        ),
    ],
)
def test_problem_of_a_not_applicable_rule(it: Questionnaire, messages: list[str]) -> None:
    assert problems(it) == [(("not_applicable", RULES), message) for message in messages]


def test_problem_of_a_question_with_two_rules_is_named_at_both() -> None:
    message = "STR5 has more than one rule."

    found = problems(with_rule("STR5", traits=("regulated",)))

    assert found == [(("not_applicable", 0), message), (("not_applicable", RULES), message)]


@pytest.mark.parametrize(
    ("rule", "messages"),
    [
        (GateRule("ABC1", 1, 2), ["ABC1 is not a question."]),
        (GateRule("STR2", 1, 2, when=("rich",)), ["rich is not a trait."]),
        (GateRule("STR2", 0, 2), ["at_most and cap must be 1 to 4."]),
        (GateRule("STR2", 5, 2), ["at_most and cap must be 1 to 4."]),
        (GateRule("STR2", 1, 0), ["at_most and cap must be 1 to 4."]),
        (GateRule("STR2", 1, 5), ["at_most and cap must be 1 to 4."]),
        (GateRule("STR2", 1, 2, when=("no_goal_needs_history",)), ["may only name traits with any_of."]),
        (
            GateRule("ABC1", 9, 2, when=("rich",)),
            ["ABC1 is not a question.", "rich is not a trait.", "at_most and cap must be 1 to 4."],
        ),
    ],
)
def test_problem_of_a_gate(rule: GateRule, messages: list[str]) -> None:
    assert problems(with_gate(rule)) == [(GATE, message) for message in messages]


@pytest.mark.parametrize(
    ("it", "message"),
    [
        (with_target(4, ("STR",), ("rich",)), "rich is not a trait."),
        (with_target(4, ("STR", "ABC"), ("regulated",)), "ABC is not a dimension."),
        (with_target(0, ("STR",), ("regulated",)), "level must be 1 to 5."),
        (with_target(6, ("STR",), ("regulated",)), "level must be 1 to 5."),
    ],
)
def test_problem_of_a_target(it: Questionnaire, message: str) -> None:
    assert problems(it) == [(TARGET, message)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"must_have": ("GOV", "ABC")}, (("minimum", "must_have"), "ABC is not a dimension.")),
        ({"dimensions": 0}, (("minimum", "dimensions"), "must be 1 to 7.")),
        ({"dimensions": 8}, (("minimum", "dimensions"), "must be 1 to 7.")),
    ],
)
def test_problem_of_the_minimum(changes: dict[str, Any], expected: Problem) -> None:
    assert problems(with_minimum(**changes)) == [expected]


@pytest.mark.parametrize(
    "it",
    [
        with_gate(GateRule("STR2", 1, 1)),
        with_gate(GateRule("STR2", 4, 4, when=("regulated",))),
        with_target(1, ("STR",), ("regulated",)),
        with_target(5, ("STR", "VEN"), ("regulated",)),
        with_minimum(dimensions=1),
        with_minimum(dimensions=7, must_have=()),
        with_rule("VAL5", answered_lowest="VAL1"),
        with_rule("VAL5", traits=("regulated", "owner_only")),
    ],
)
def test_problems_at_the_limits_are_none(it: Questionnaire) -> None:
    assert problems(it) == []
