from dataclasses import replace

import pytest

from readiness.core.questionnaire import Questionnaire
from readiness.core.soundness import MOST_WEIGHT, problems

from .firms import SEED


def with_allowance(allowance: int) -> Questionnaire:
    return replace(SEED, dimensions=(replace(SEED.dimensions[0], allowance=allowance), *SEED.dimensions[1:]))


@pytest.mark.parametrize("allowance", [-1, 5])
def test_problem_of_an_allowance_out_of_range(allowance: int) -> None:
    assert problems(with_allowance(allowance)) == [(("dimensions", 0), "has an allowance outside 0 to 4.")]


@pytest.mark.parametrize("default", [0, 6])
def test_problem_of_a_default_target_out_of_range(default: int) -> None:
    it = replace(SEED, targets=replace(SEED.targets, default=default))

    assert problems(it) == [(("targets", "default"), "must be 1 to 5.")]


@pytest.mark.parametrize("name", ["answers_full", "answers_quick"])
@pytest.mark.parametrize("answers", [0, MOST_WEIGHT + 1])
def test_problem_of_a_minimum_of_answers_out_of_range(name: str, answers: int) -> None:
    it = replace(SEED, minimum=replace(SEED.minimum, **{name: answers}))

    assert problems(it) == [(("minimum", name), f"must be 1 to {MOST_WEIGHT}.")]
