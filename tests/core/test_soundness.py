from dataclasses import replace
from typing import Any

import pytest

from readiness.core.questionnaire import (
    Dimension,
    Gate,
    GateRule,
    ProfileKey,
    ProfileSection,
    Question,
    Questionnaire,
    Trait,
)
from readiness.core.soundness import MOST_WEIGHT, problems

from .firms import SEED, with_questions


def with_profile_key(code: str) -> Questionnaire:
    section = ProfileSection("more", (ProfileKey(code, "one", ("yes", "no")),))
    return replace(SEED, profile=(*SEED.profile, section))


def with_trait(*args: Any, **kwargs: Any) -> Questionnaire:
    return replace(SEED, traits=(*SEED.traits, Trait(*args, **kwargs)))


def with_dimension(*questions: Question, code: str = "NEW") -> Questionnaire:
    return replace(SEED, dimensions=(*SEED.dimensions, Dimension(code, questions, sources=())))


def with_gate(*rules: GateRule, code: str = "G9") -> Questionnaire:
    return replace(SEED, gates=(*SEED.gates, Gate(code, rules, sources=())))


TRAITS = len(SEED.traits)


def test_problems_of_the_shipped_questionnaire_are_none() -> None:
    assert problems(SEED) == []


@pytest.mark.parametrize(
    ("it", "path", "message"),
    [
        (with_profile_key("union"), ("profile",), "union is defined 2 times."),
        (with_trait("regulated", "regulated", any_of=("yes",)), ("traits",), "regulated is defined 2 times."),
        (with_dimension(Question("NEW1"), code="STR"), ("dimensions",), "STR is defined 2 times."),
        (with_dimension(Question("STR1")), ("dimensions",), "STR1 is defined 2 times."),
        (with_dimension(Question("STR")), ("dimensions",), "STR is defined 2 times."),
        (with_gate(GateRule("STR2", 1, 4), code="G1"), ("gates",), "G1 is defined 2 times."),
    ],
)
def test_problem_of_a_code_used_twice(it: Questionnaire, path: tuple[str, ...], message: str) -> None:
    assert problems(it) == [(path, message)]


@pytest.mark.parametrize(
    ("it", "message"),
    [
        (with_dimension(), "has no question."),
        (with_dimension(Question("NEW1", weight=0)), "has a weight or effort below 1."),
        (with_dimension(Question("NEW1", effort=0)), "has a weight or effort below 1."),
        (
            with_dimension(Question("NEW1", weight=MOST_WEIGHT + 1)),
            f"has weights of more than {MOST_WEIGHT} together.",
        ),
    ],
)
def test_problem_of_a_dimension(it: Questionnaire, message: str) -> None:
    assert problems(it) == [(("dimensions", 7), message)]


def test_problem_of_weights_counts_them_together() -> None:
    limit = with_questions(SEED, VAL1={"weight": MOST_WEIGHT - 4})
    above = with_questions(SEED, VAL1={"weight": MOST_WEIGHT - 4}, VAL2={"weight": 2})

    assert problems(limit) == []
    assert problems(above) == [(("dimensions", 1), f"has weights of more than {MOST_WEIGHT} together.")]


@pytest.mark.parametrize(
    ("it", "message"),
    [
        (with_trait("new", "colour", any_of=("red",)), "colour is not a profile key."),
        (with_trait("new", "regulated", any_of=("yes", "perhaps")), "perhaps is not a value of regulated."),
        (with_trait("new", "goals", none_of=("energy", "fun")), "fun is not a value of goals."),
        (with_trait("new", "regulated"), "needs either any_of or none_of."),
        (with_trait("new", "regulated", any_of=("yes",), none_of=("no",)), "needs either any_of or none_of."),
    ],
)
def test_problem_of_a_trait(it: Questionnaire, message: str) -> None:
    assert problems(it) == [(("traits", TRAITS), message)]


def test_problems_are_all_reported_at_once() -> None:
    it = replace(with_trait("new", "regulated"), minimum=replace(SEED.minimum, dimensions=0))

    assert problems(it) == [
        (("traits", TRAITS), "needs either any_of or none_of."),
        (("minimum", "dimensions"), "must be 1 to 7."),
    ]
