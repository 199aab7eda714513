"""What assess and the pages are told beside the plan: what keeps a programme out, and what comes first."""

from dataclasses import replace
from fractions import Fraction

import pytest
from matching_firms import CATALOGUE, firm, matching, with_number

from programs.core.results import Traded
from programs.telling import matching_data, traded


def told(situation, catalogue=CATALOGUE):
    return matching_data(catalogue, matching(situation, catalogue))


def test_match_says_what_keeps_it_out_of_the_plan():
    matches = told(firm(2, hours_per_person="under_5", budget_per_person="none"))["matches"]

    kept_out = {each["program"]: each.get("kept_out") for each in matches}
    assert kept_out["aws-ai-practitioner"] == ["hours", "money"]
    assert kept_out["aisg-ai4e"] is None


@pytest.mark.parametrize(
    ("goal", "question", "code", "program"),
    [("demand_forecasting", "DAT3", "W6", None), ("customer_service", "GOV3", "W7", "lifts it")],
)
def test_missing_foundation_names_its_question_and_the_step_that_lifts_it(goal, question, code, program):
    data = told(firm(2, goals=[goal], **{question: 1}))

    (found,) = [each for each in data["warnings"] if each["code"] == code]
    assert found["question"] == question
    if program is None:
        assert found["program"] is None
    else:
        assert found["program"] == data["plan"]["programs"][0]
        assert question in CATALOGUE.by_slug[found["program"]].raises


def test_other_warnings_name_no_question():
    data = told(firm(2, VEN3=1, commitment="over_12_months", goals=["documents"]))

    assert "W1" in [each["code"] for each in data["warnings"]]
    assert {tuple(sorted(each)) for each in data["warnings"]} == {("code", "says")}


def test_plan_of_the_best_fits_says_so():
    few = with_number("plan_candidates", 3)

    assert told(firm(2), few)["plan"]["from_best_fits"] is True
    assert "from_best_fits" not in told(firm(2))["plan"]


@pytest.mark.parametrize(
    ("coverage", "exposure", "says"),
    [
        ("1/10", "5", "cover 10% more of what is missing, but leave you 5 points more exposed."),
        ("1/10", "0", "cover 10% more of what is missing, but take more time or programmes."),
        ("0", "29/4", "serve your goals better, but leave you 7.3 points more exposed."),
        (
            "-11/100",
            "10",
            "serve your goals better, though cover 11% less of what is missing, but leave you 10",
        ),
    ],
)
def test_what_was_traded_is_told_whichever_way_it_goes(coverage, exposure, says):
    plan = matching(firm(2)).plan
    given = Traded((CATALOGUE.programs[0],), Fraction(coverage), Fraction(exposure))

    told_so = traded(replace(plan, traded=given))

    assert told_so.startswith(f"{CATALOGUE.programs[0].name} would {says}")
