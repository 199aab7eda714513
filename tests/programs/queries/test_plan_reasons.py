"""Why a programme was chosen, and why another one was not."""

import pytest
from matching_firms import CATALOGUE, firm
from plans import a_page, an_entry, changed

from programs.queries.plan_reasons import reasons, why_not


def said(entry) -> list[str]:
    return [each.says for each in reasons(entry)]


def test_reasons_are_the_contributions_the_strongest_first():
    entry = an_entry("aisg-ai4e", firm(1))

    found = reasons(entry)

    points = [each.points for each in found]
    assert points == sorted(entry.match["contributions"].values(), reverse=True)
    assert sum(points) == entry.match["fit"]
    assert sorted(each.weight for each in found) == [10, 15, 20, 20, 35]


def test_reasons_speak_of_this_firm():
    found = said(an_entry("aisg-ai4e", firm(1)))

    assert "It raises 4 answers that are still below what you need." in found
    assert "It is made for levels 1 to 2; you are at level 1." in found
    assert "It has no special subject, so it helps in part with each of your goals." in found


@pytest.mark.parametrize(
    ("slug", "goals", "says"),
    [
        ("ssg-microsoft-sme", ["documents", "energy"], "It serves what you want AI for: Documents and quotations."),
        ("ssg-microsoft-sme", ["energy"], "It serves none of the goals you named."),
        ("google-skills", ["coding", "documents"], "It serves what you want AI for: Coding."),
        ("google-skills", ["not_sure"], "You named no goal, so each programme counts half here."),
    ],
)
def test_reasons_name_the_goals_that_it_serves(slug, goals, says):
    assert says in said(an_entry(slug, firm(goals=goals)))


@pytest.mark.parametrize(
    ("slug", "facts", "says"),
    [
        (
            "aws-ai-practitioner",
            {"hours_per_person": "under_5"},
            "It takes about 20 hours, more than each person has.",
        ),
        (
            "aws-ai-practitioner",
            {"budget_per_person": "none"},
            "It costs about S$140, more than you have for each person.",
        ),
        (
            "ntuc-ai-ready-sg",
            {"hours_per_person": "under_5"},
            "How long it takes is not published; we count 10 hours, more than each person has.",
        ),
        (
            "ntuc-ai-ready-sg",
            {"budget_per_person": "none"},
            "What it costs is not published; we count S$100, more than you have for each person.",
        ),
    ],
)
def test_why_not_names_the_time_and_money_that_keep_it_out(slug, facts, says):
    assert why_not(an_entry(slug, firm(2, **facts)), []) == says


def test_why_not_names_the_level_that_keeps_it_out():
    entry = an_entry("aisg-ai4e", firm(4))

    assert why_not(entry, []) == "It is made for levels 1 to 2; you are at level 4."


def test_why_not_says_everything_that_keeps_it_out():
    entry = an_entry("aws-ai-practitioner", firm(2, hours_per_person="under_5", budget_per_person="none"))

    assert why_not(entry, []) == (
        "It takes about 20 hours, more than each person has. It costs about S$140, more than you have for each person."
    )


def test_why_not_of_a_programme_that_raises_nothing():
    assert why_not(an_entry("google-skills", firm(5)), []) == "It raises nothing that you still lack."


def test_why_not_without_a_plan():
    entry = an_entry("google-skills", firm(2))

    assert why_not(entry, []) == "It could not make a plan on its own, for the reason given there."


def test_why_not_beside_steps_that_raise_the_same():
    entry, same = an_entry("google-skills", firm(2)), an_entry("aws-skill-builder", firm(2))

    assert why_not(entry, [same]) == "The steps of the plan already raise everything that it would raise."


def test_why_not_beside_steps_that_were_worth_more():
    entry, other = an_entry("google-skills", firm(2)), an_entry("aisg-ai4e", firm(2))

    assert why_not(entry, [other]) == "Another set of programmes was worth more to you, or ties you less."


def test_every_programme_beside_a_plan_has_a_reason():
    page = a_page(firm(2, hours_per_person="under_5"), changed(CATALOGUE, "aisg-ai4e", levels=(4, 5)))

    assert [each.why_not for each in (*page.best_others, *page.more_others) if not each.why_not] == []
