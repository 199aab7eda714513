from dataclasses import replace
from fractions import Fraction

import pytest
from matching_firms import CATALOGUE, IT, firm, simulated
from plans import an_entry, told

from programs.core.catalogue import Program
from programs.queries.plan_raises import Raising
from programs.telling import thousandths


def raised(slug: str, situation) -> list[tuple[str, int, int]]:
    return [(each.code, each.start, each.end) for each in an_entry(slug, situation).raises]


def test_raises_go_up_to_what_the_programme_reaches():
    assert sorted(raised("aisg-ai4e", firm(1))) == [("PPL1", 1, 3), ("PPL4", 1, 3), ("STR4", 1, 3), ("VAL1", 1, 3)]


def test_raises_go_no_further_than_the_target_or_the_next_level():
    assert raised("google-skills", firm(2, PPL1=3, PPL2=2))[:2] == [("VAL1", 2, 3), ("PPL2", 2, 3)]
    assert ("PPL1", 3, 4) in raised("google-skills", firm(3))


def test_raises_leave_out_what_is_reached_or_does_not_apply():
    idle = firm(2, ai_tools=["none"], suppliers=["none"])

    assert raised("aisg-ai4e", firm(4)) == []
    assert "PPL4" not in [code for code, _start, _end in raised("aisg-ai4e", idle)]


def test_raises_of_a_quick_check_are_of_the_questions_that_it_asks():
    asked = IT.asked("quick")

    found = {code for code, _start, _end in raised("google-genai-leader", firm(1, mode="quick"))}

    assert found == {code for code in CATALOGUE.by_slug["google-genai-leader"].raises if code in asked}


def test_raise_of_an_unknown_answer_says_so():
    (found,) = [
        each for each in an_entry("csa-cyber-essentials", firm(3, TEC4="unknown")).raises if each.code == "TEC4"
    ]

    assert (found.is_unknown, found.start, found.end, found.now) == (True, 1, 3, "")
    assert found.then.startswith("Also updates, backups")


def test_raise_tells_the_answers_in_words():
    (it,) = [each for each in an_entry("aisg-ai4e", firm(1)).raises if each.code == "VAL1"]

    assert (it.question, it.now, it.then) == (
        "How do you choose what to use AI for?",
        "We have not chosen anything.",
        "We start from a problem we can name, such as slow quotations.",
    )


def test_raise_on_the_pathway_weighs_double_and_says_so():
    found = {each.code: each for each in an_entry("csa-cyber-essentials", firm(3, TEC4=1)).raises}

    assert (found["TEC4"].on_pathway, found["TEC4"].weight) == (True, 12)
    assert {each.on_pathway for code, each in found.items() if code != "TEC4"} <= {False}


def test_raises_add_up_to_the_coverage_of_the_plan():
    seen = 0
    for situation in simulated(40, seed=3):
        it = told(situation)
        programs = [CATALOGUE.by_slug[slug] for slug in it.result["plan"]["programs"]]
        if not programs or any(each.cohorts[0].status == "reported" for each in programs):
            continue
        seen += 1
        total = weight(it.raising, {question.code: 5 for question in IT.questions})
        highest = {
            code: max(each.raises.get(code, 0) for each in programs) for each in programs for code in each.raises
        }
        assert thousandths(weight(it.raising, highest) / total) == it.result["plan"]["coverage"]
    assert seen > 5


def weight(raising: Raising, raises: dict[str, int]):
    whole: Program = replace(CATALOGUE.programs[0], raises=raises)
    return Fraction(sum(each.weight for each in raising.by(whole)))


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_raises_are_the_weightiest_first_then_as_they_are_asked(level):
    situation = firm(level, TEC4=1)
    for program in CATALOGUE.programs:
        order = [(-each.weight, IT.position[each.code]) for each in an_entry(program.slug, situation).raises]
        assert order == sorted(order)
