import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from readiness.core.assessment import assess
from readiness.core.pathway import Pathway, Step
from readiness.core.responses import Situation

from .firms import SEED, all_at, assessed, with_questions
from .naive import way_up
from .small import small_questionnaires, small_situations

MOST_STEPS = 5


def step_on(firm: Situation, code: str, level: int) -> Step:
    return Step(code, None if code in firm.not_applicable else firm.responses[code], level)


def count(steps: tuple[Step, ...]) -> int:
    return sum(step.after - (step.before if isinstance(step.before, int) else 1) for step in steps)


@examples(300)
@given(st.data())
def test_pathway_equals_trying_everything(data: st.DataObject) -> None:
    it = data.draw(small_questionnaires())
    firm = data.draw(small_situations(it))

    found = assess(it, [firm])[0]

    if found.rating.level in (None, 5):
        assert found.pathway is None
    elif cheapest := way_up(it, firm, MOST_STEPS):
        assert found.pathway.start == found.rating.level
        assert found.pathway.steps == tuple(step_on(firm, code, level) for code, level in cheapest)
    else:
        assert count(found.pathway.steps) > MOST_STEPS


def test_pathway_from_an_unknown_counts_it_as_1() -> None:
    pathway = assessed(all_at(4, TEC4="unknown")).pathway

    assert pathway == Pathway(2, 3, (Step("TEC4", "unknown", 2),))


def test_pathway_from_an_unanswered_question_is_from_unknown() -> None:
    responses = all_at(4)
    del responses["STR1"]

    pathway = assessed(responses, complete=False).pathway

    assert pathway == Pathway(3, 4, (Step("STR1", "unknown", 2),))


def test_pathway_writes_the_steps_of_a_question_as_one() -> None:
    pathway = assessed(all_at(4, TEC4=1, GOV2=1), regulated="yes").pathway

    assert pathway == Pathway(2, 3, (Step("TEC4", 1, 2), Step("GOV2", 1, 3)))


def test_pathway_states_the_level_reached_where_it_is_more_than_one_higher() -> None:
    pathway = assessed(all_at(4, VAL2=1)).pathway

    assert pathway == Pathway(2, 4, (Step("VAL2", 1, 2),))


def test_pathway_takes_the_first_questions_among_equals() -> None:
    pathway = assessed(all_at(4, DAT1=2, DAT2=2, DAT3=2, DAT4=2, DAT5=2)).pathway

    assert pathway == Pathway(3, 4, (Step("DAT1", 2, 3), Step("DAT2", 2, 3), Step("DAT3", 2, 3)))


def test_pathway_prefers_less_effort_among_equally_many_steps() -> None:
    hard = with_questions(SEED, DAT1={"effort": 3}, DAT3={"effort": 2}, DAT4={"effort": 2})

    pathway = assessed(all_at(4, DAT1=2, DAT2=2, DAT3=2, DAT4=2, DAT5=2), it=hard).pathway

    assert [step.question for step in pathway.steps] == ["DAT2", "DAT3", "DAT5"]


@pytest.mark.parametrize("effort", [2, 100, 1 << 26])
def test_pathway_prefers_fewer_steps_to_less_effort(effort: int) -> None:
    hard = with_questions(SEED, **{code: {"effort": effort} for code in ("DAT1", "DAT2", "DAT3")})

    pathway = assessed(all_at(4, DAT1=2, DAT2=2, DAT3=2, DAT4=1, DAT5=1), it=hard).pathway

    assert [step.question for step in pathway.steps] == ["DAT1", "DAT2", "DAT3"]
