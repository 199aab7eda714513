"""Steps that make a further question applicable, which then counts as 1."""

from dataclasses import replace

import pytest

from readiness.core.pathway import Pathway, Step
from readiness.core.questionnaire import Gate, GateRule, NotApplicableRule, Questionnaire
from readiness.core.soundness import problems

from .firms import SEED, all_at, assessed, shortened, with_questions


def val_counts(**changes: dict[str, object]) -> Questionnaire:
    """VAL limits the firm to its own level, and VAL2 = 1 caps it at 1."""
    it = with_questions(SEED, **changes)
    strict = tuple(replace(each, allowance=0) if each.code == "VAL" else each for each in it.dimensions)
    return replace(it, dimensions=strict, gates=(Gate("G6", (GateRule("VAL2", at_most=1, cap=1),), sources=()),))


def test_pathway_raises_a_question_that_it_opened() -> None:
    it = shortened(val_counts(VAL1={"effort": 2}), VAL=4)

    pathway = assessed(all_at(3, VAL1=1, VAL2=1, VAL3=2), it=it).pathway

    assert pathway == Pathway(1, 2, (Step("VAL2", 1, 2), Step("VAL4", None, 2)))


def test_pathway_counts_a_question_that_it_opened_as_1() -> None:
    it = shortened(val_counts(), VAL=4)

    pathway = assessed(all_at(3, VAL1=1, VAL2=1, VAL3=2, VAL4=5), it=it).pathway

    assert pathway == Pathway(1, 2, (Step("VAL1", 1, 2), Step("VAL2", 1, 2)))


@pytest.mark.parametrize("closed", [("VAL4", "VAL5"), ("VAL5", "VAL4")])
def test_pathway_opens_every_question_that_one_answer_keeps_closed(closed: tuple[str, str]) -> None:
    rules = tuple(NotApplicableRule(code, answered_lowest="VAL2") for code in closed)
    it = replace(val_counts(VAL5={"weight": 3}), not_applicable=rules)

    pathway = assessed(all_at(3, VAL1=2, VAL2=1, VAL3=1), it=it).pathway

    assert problems(it) == []
    assert pathway == Pathway(1, 2, (Step("VAL2", 1, 2), Step("VAL5", None, 2)))


def test_pathway_in_a_quick_check_leaves_questions_that_it_does_not_ask_closed() -> None:
    pathway = assessed(all_at(3, VAL1=2, VAL2=1, VAL3=2), it=val_counts(), mode="quick").pathway

    assert pathway == Pathway(1, 2, (Step("VAL2", 1, 2),))


def test_pathway_in_a_quick_check_opens_a_core_question() -> None:
    it = val_counts(VAL1={"effort": 2}, VAL4={"core": True})

    pathway = assessed(all_at(3, VAL1=1, VAL2=1, VAL3=2), it=it, mode="quick").pathway

    assert problems(it) == []
    assert pathway == Pathway(1, 2, (Step("VAL2", 1, 2), Step("VAL4", None, 2)))
