"""Both ratings side by side: what differs, why, and what each change alone does."""

import pytest
from factories import answers
from factories.reviewing import in_hand, judged

from readiness.models import Review
from readiness.queries.reviewing.adjusted import adjusted_responses, adjusted_situation
from readiness.queries.reviewing.rerating import Rerating, adjustments, rating_now, rerating

pytestmark = pytest.mark.django_db


def rated(review: Review) -> Rerating:
    situation = adjusted_situation(review.revision, review.verdicts.all())
    return rerating(review.revision, rating_now(review.revision, situation))


def test_nothing_adjusted_is_the_stored_rating(version):
    review = in_hand(responses=answers(3, TEC4="unknown"))
    judged(review, "STR1")

    found = rated(review)

    assert found.now is review.revision.result["rating"]
    assert found.reasons == ()


def test_gate_that_is_lifted_is_the_reason(version):
    review = in_hand(responses=answers(3, TEC4="unknown"))
    judged(review, "TEC4", 3)

    found = rated(review)

    assert (found.before["level"], found.now["level"], found.is_range) == (2, 3, False)
    assert found.reasons == (
        "“Safety basics” no longer limits the level (TEC4).",
        "It was borderline before: the average pointed to another level.",
    )
    assert found.limits == ()


def test_gate_that_fires_now_and_part_that_falls_are_told(version):
    review = in_hand(responses=answers(3))
    for number in (1, 2, 3):
        judged(review, f"GOV{number}", 1)

    found = rated(review)

    assert found.now["level"] == 2
    assert found.reasons[:3] == (
        "“Written AI rules” now limits the firm to level 2 (GOV1).",
        "“Personal data” now limits the firm to level 2 (GOV2).",
        "Rules, risk and personal data goes from 3 to 1.",
    )


def test_unknown_that_decides_is_told_as_a_limit(version):
    review = in_hand(responses=answers(3, TEC4="unknown"))

    found = rated(review)

    assert found.is_range
    assert found.limits == (
        "“Safety basics” limits the firm to level 2 (TEC4).",
        "What is not known decides the level: TEC4.",
    )


def test_weakest_part_that_holds_the_firm_is_told_as_a_limit(version):
    review = in_hand(responses=answers(4))
    for number in (1, 2, 3):
        judged(review, f"DAT{number}", 1)

    assert rated(review).limits == ("The weakest part holds the firm at level 2.",)


def test_question_that_no_longer_applies_is_told(version):
    review = in_hand(responses=answers(3))
    judged(review, "VAL2", 1)

    assert rated(review).reasons[-1] == "No longer counted, because it does not apply: VAL4."


def test_question_that_applies_now_counts_as_not_known(version):
    review = in_hand(responses=answers(3, VAL2=1))
    judged(review, "VAL2", 3)

    assert "Applies now and has no answer, so it counts as not known: VAL4." in rated(review).reasons


def test_base_that_moves_is_told(version):
    review = in_hand(responses=answers(3))
    for part in ("STR", "VAL", "DAT", "PPL"):
        for number in (1, 3, 5):
            judged(review, f"{part}{number}", 2)

    assert "What more than half of the parts reach goes from 3 to 2." in rated(review).reasons


def test_each_change_tells_what_it_alone_does(version):
    review = in_hand(responses=answers(3, TEC4="unknown", DAT2=4))
    judged(review, "TEC4", 3)
    judged(review, "DAT2", 3)
    judged(review, "STR1")

    found = adjustments(review.revision, list(review.verdicts.all()))

    assert [(each.verdict.question, each.without, each.level, each.moves) for each in found] == [
        ("DAT2", 3, 3, False),
        ("TEC4", 2, 3, True),
    ]
    assert [(each.declared, each.reviewed) for each in found][1][0] == "I don’t know."


def test_no_change_rates_nothing(version):
    review = in_hand()

    assert adjustments(review.revision, []) == ()


def test_adjusted_responses_leave_the_declared_ones_as_they_are(version):
    review = in_hand(responses=answers(3))
    judged(review, "STR1", 5)

    assert adjusted_responses(review.revision, review.verdicts.all()) == answers(3, STR1=5)
    assert review.revision.responses == answers(3)
