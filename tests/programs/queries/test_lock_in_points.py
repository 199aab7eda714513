"""What an advisor talks about with a firm before it ties itself further."""

from matching_firms import IDLE, firm
from plans import an_entry, told

from programs.queries.lock_in_points import points_of

FREE = dict.fromkeys(("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"), (0, 0))


def points(situation, *slugs, **exposure):
    found = points_of(told(situation), FREE | exposure, [an_entry(slug, situation) for slug in slugs])
    return {each.name: each for each in found}


def test_a_firm_that_is_free_has_nothing_to_talk_about():
    assert points(firm(3)) == {}


def test_a_factor_that_is_hard_today_is_told_with_the_answer_to_go_back_to():
    found = points(firm(3, VEN3=1), F3=(4, 4))["API and tool portability"]

    assert found.today == "Today 4 of 4: No documented way out."
    assert found.ask == 'Could you take out your data, instructions ("prompts") and settings if you left?'
    assert (found.said, found.planned) == ("We never asked.", [])
    assert found.do.startswith("Call models through one thin in-house layer")


def test_a_factor_that_is_not_known_is_told_as_what_it_could_be():
    found = points(firm(3, VEN3="unknown"), F3=(0, 4))["API and tool portability"]

    assert found.today == "Today it is not known, so it could be as much as 4 of 4: No documented way out."
    assert found.said == "Not known"


def test_a_factor_below_the_limit_is_left_out():
    assert points(firm(3), F3=(2, 2), F4=(0, 2)) == {}


def test_a_planned_step_that_ties_is_told_with_its_reason():
    situation = firm(2)
    warned = {each["factor"] for each in an_entry("google-genai-leader", situation).lock_in["warnings"]}

    found = points(situation, "google-genai-leader", "aisg-ai4e")

    skills = found["Skill and certificate carry-over"]
    assert (skills.today, [name for name, _why in skills.planned]) == (
        "",
        ["Generative AI Leader path and certificate"],
    )
    assert len(found) == len(warned)


def test_a_fact_that_was_not_given_is_not_known():
    assert points(firm(3), F6=(3, 3))["Money commitment and credit cliff"].said == "Not known"


def test_facts_are_told_in_the_words_of_the_check():
    found = points(firm(3, **IDLE | {"suppliers": ["aws", "google"]}), F7=(3, 3), F6=(3, 3), F1=(3, 3))

    assert {name: each.said for name, each in found.items()} == {
        "Model choice": "None",
        "Money commitment and credit cliff": "Monthly or none",
        "Jurisdiction and continuity": "Amazon (AWS), Google",
    }


def test_the_weightiest_factors_come_first():
    assert [*points(firm(3), F7=(3, 3), F1=(3, 3))] == ["Model choice", "Jurisdiction and continuity"]
