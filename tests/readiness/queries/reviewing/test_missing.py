"""What has to be done before a review can be finished."""

import pytest
from factories import PROFILE, answers
from factories.reviewing import GATES, in_hand, judged

from readiness.models import Review
from readiness.queries.editions import edition
from readiness.queries.reviewing.adjusted import adjusted_situation
from readiness.queries.reviewing.missing import gate_questions, missing_before_finish
from readiness.services.reviews.asking_back import draft_question, send_questions

pytestmark = pytest.mark.django_db


def gates(review: Review) -> list[str]:
    questionnaire = edition(review.revision.questionnaire_id).questionnaire
    return gate_questions(questionnaire, adjusted_situation(review.revision, review.verdicts.all()))


def missing(review: Review) -> list[str]:
    return missing_before_finish(review, review.verdicts.all(), review.clarifications.filter(ended_at=None))


def test_gate_questions_are_those_whose_condition_is_met(version):
    assert gates(in_hand()) == list(GATES)


@pytest.mark.parametrize("said", ["yes", "unknown"])
def test_gate_with_a_condition_counts_if_it_holds_or_is_not_known(version, said):
    assert gates(in_hand(profile=PROFILE | {"ai_affects_people": said})) == [*GATES, "GOV3"]


def test_gate_question_that_does_not_apply_is_none(version):
    review = in_hand(profile=PROFILE | {"ai_affects_people": "yes", "ai_tools": ["none"]})

    assert gates(review) == list(GATES)


def test_quick_check_looks_only_at_gate_questions_it_asks(version):
    asked = edition(in_hand().revision.questionnaire_id).questionnaire.asked("quick")

    assert gates(in_hand(mode="quick")) == [code for code in GATES if code in asked]


def test_everything_that_is_missing_is_told(version):
    review = in_hand(responses=answers(3))
    for question in GATES[1:-1]:
        judged(review, question)
    draft_question(review=review, question="DAT1", text="Which?", by=review.assignee)
    send_questions(review=review, by=review.assignee)
    draft_question(review=review, question="DAT2", text="Which?", by=review.assignee)

    assert missing(review) == [
        "Questions that can limit the level are still to be looked at: STR1, GOV2.",
        "Send or drop the questions that you have written: DAT2.",
        "The firm has not answered yet: DAT1.",
    ]


def test_one_gate_is_told_as_one(version):
    review = in_hand()
    for question in GATES[:-1]:
        judged(review, question)

    assert missing(review) == ["One question that can limit the level is still to be looked at: GOV2."]


def test_nothing_is_missing_once_every_gate_was_looked_at(version):
    review = in_hand()
    for question in GATES:
        judged(review, question)

    assert missing(review) == []
