"""What every pathway of the shipped questionnaire promises, on random firms."""

from typing import Any

from hypothesis import assume, given
from strategies import documents, examples

from readiness.core.assessment import assess
from readiness.core.pathway import Pathway, Step
from readiness.core.responses import Situation, read_situation

from .firms import SEED


def level_of(firm: Situation) -> int:
    return assess(SEED, [firm])[0].rating.level


def after(given: dict[str, Any], steps: dict[str, int]) -> Situation:
    """The firm once it has taken the steps; a question that opens is answered 1 unless it was raised."""
    old = read_situation(SEED, given)
    new = read_situation(SEED, given | {"responses": given["responses"] | steps})
    opened = dict.fromkeys(set(old.not_applicable) - set(new.not_applicable), 1)
    return read_situation(SEED, given | {"responses": given["responses"] | opened | steps})


def pathway_of(given: dict[str, Any]) -> Pathway:
    pathway = assess(SEED, [read_situation(SEED, given)])[0].pathway
    assume(pathway)
    return pathway


def levels_reached(pathway: Pathway) -> dict[str, int]:
    return {step.question: step.after for step in pathway.steps}


@examples(100)
@given(documents())
def test_pathway_is_absent_exactly_at_level_5_and_without_a_level(given: dict[str, Any]) -> None:
    found = assess(SEED, [read_situation(SEED, given)])[0]

    assert (found.pathway is None) == (found.rating.level in (5, None))


@examples(150)
@given(documents())
def test_pathway_once_taken_gives_the_level_it_states(given: dict[str, Any]) -> None:
    pathway = pathway_of(given)

    assert level_of(after(given, levels_reached(pathway))) == pathway.end
    assert pathway.end > pathway.start


@examples(100)
@given(documents())
def test_pathway_has_no_step_too_many(given: dict[str, Any]) -> None:
    pathway = pathway_of(given)

    for step in pathway.steps:
        fewer = levels_reached(pathway) | {step.question: step.after - 1}
        if step.after - 1 == (step.before if isinstance(step.before, int) else 1):
            del fewer[step.question]
        assert level_of(after(given, fewer)) <= pathway.start


@examples(100)
@given(documents())
def test_pathway_steps_are_upward_in_order_and_only_on_what_is_asked(given: dict[str, Any]) -> None:
    firm = read_situation(SEED, given)
    pathway = pathway_of(given)

    places = [SEED.position[step.question] for step in pathway.steps]
    starts = [
        None if step.question in firm.not_applicable else firm.responses[step.question] for step in pathway.steps
    ]
    assert places == sorted(set(places))
    assert pathway.steps == tuple(
        Step(step.question, start, step.after) for step, start in zip(pathway.steps, starts, strict=True)
    )
    assert all((step.before if isinstance(step.before, int) else 1) < step.after <= 5 for step in pathway.steps)
