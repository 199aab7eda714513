"""Agreement and adjustments per question, counted by hand on a few reviews."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.utils import timezone
from factories import a_changed, answers
from factories.reviews import make_review, make_staff
from factories.seconds import conclude, make_conclusion, make_second

from readiness.core.agreement import Agreement
from readiness.models import Review, SecondReview
from readiness.models.review import Status
from readiness.queries.adjustments import Adjusted
from readiness.queries.calibration import DAYS, QuestionFigures, calibration, same_wording
from readiness.services.questionnaires import publish_questionnaire

pytestmark = pytest.mark.django_db


def question(code: str) -> QuestionFigures:
    return next(each for each in calibration().questions if each.code == code)


def handed_in(first: dict, second: dict) -> SecondReview:
    return make_second(adjusted=first, by=make_staff("advisor"), responses=answers(3, **second), is_handed_in=True)


def test_agreement_is_between_the_reviewed_and_the_second_answer(version):
    handed_in({"TEC4": 1}, {"TEC4": 1})
    handed_in({"TEC4": 1}, {"TEC4": 2})
    handed_in({"TEC4": 2}, {"TEC4": 3})
    handed_in({}, {"TEC4": "unknown"})

    assert question("TEC4").agreement == Agreement(3, 1, Fraction(1, 2))
    assert question("STR1").agreement == Agreement(4, 4, None)
    assert calibration().seconds == 4


def test_second_looks_that_are_not_in_old_or_withdrawn_do_not_count(version):
    make_second(by=make_staff("advisor"), responses=answers())
    old, withdrawn = handed_in({}, {}), handed_in({}, {})
    SecondReview.objects.filter(pk=old.pk).update(handed_in_at=timezone.now() - timedelta(days=DAYS + 1))
    Review.objects.filter(pk=withdrawn.conclusion.review_id).update(
        status=Status.WITHDRAWN, assignee=None, finished_at=None
    )

    assert calibration().seconds == 0
    assert calibration().reviews == 2
    assert question("TEC4").agreement == Agreement(0, 0, None)


def test_adjustments_tell_how_often_and_which_way(version):
    make_conclusion(adjusted={"TEC4": 1})
    make_conclusion(adjusted={"TEC4": 2, "GOV1": "unknown"})
    make_conclusion(adjusted={"TEC4": 4})
    make_conclusion()
    make_conclusion(mode="quick", responses={"STR1": 3})

    found = question("TEC4").adjusted

    assert found == Adjusted(out_of=4, times=3, lowered=2, raised=1, steps=-2)
    assert (found.share_pct, found.mean, found.mean_size) == (75, Fraction(-2, 3), Fraction(2, 3))
    assert question("GOV1").adjusted == Adjusted(out_of=4, times=1)
    assert question("GOV1").adjusted.mean is None
    assert question("STR1").adjusted == Adjusted(out_of=5)


def test_nothing_asked_is_no_share():
    assert Adjusted().share_pct == 0
    assert Adjusted(out_of=4, times=1).mean_size == 0


def test_most_adjusted_come_first_and_untouched_ones_not_at_all(version):
    make_conclusion(adjusted={"TEC4": 1, "GOV1": 2})
    make_conclusion(adjusted={"TEC4": 1})

    assert [each.code for each in calibration().most_adjusted] == ["TEC4", "GOV1"]


@pytest.mark.parametrize(
    ("agreement", "adjusted", "wants"),
    [
        (Agreement(10, 3, Fraction(1, 5)), Adjusted(), True),
        (Agreement(10, 3, Fraction(2, 5)), Adjusted(), True),
        (Agreement(10, 8, Fraction(1, 2)), Adjusted(), False),
        (Agreement(12, 9, Fraction(1, 5)), Adjusted(), True),
        (Agreement(12, 10, Fraction(1, 5)), Adjusted(), False),
        (Agreement(9, 0, Fraction(-1)), Adjusted(), False),
        (Agreement(10, 10, None), Adjusted(), False),
        (Agreement(0, 0, None), Adjusted(out_of=12, times=3), True),
        (Agreement(0, 0, None), Adjusted(out_of=12, times=2), False),
        (Agreement(0, 0, None), Adjusted(out_of=9, times=9), False),
    ],
)
def test_wording_wants_a_look_if_advisors_differ_or_often_adjust(agreement, adjusted, wants):
    assert QuestionFigures("TEC4", "?", agreement, adjusted).wants_a_look is wants


def test_questions_worth_a_look_are_listed(version):
    for _each in range(10):
        make_conclusion(adjusted={"TEC4": 1})

    assert [each.code for each in calibration().to_look_at] == ["TEC4"]


def test_answers_to_other_words_are_not_put_together(version, edition):
    handed_in({"TEC4": 1, "GOV1": 1}, {})

    def reword(content):
        content["structure"]["version"] = "9.9"
        content["wording"]["en"]["questions"]["TEC4"]["text"] = "Something else entirely?"

    newer, _is_new = publish_questionnaire(a_changed(edition, reword), by=None)

    assert question("TEC4").text == "Something else entirely?"
    assert (question("TEC4").agreement.pairs, question("GOV1").agreement.pairs) == (0, 1)
    assert (question("TEC4").adjusted.out_of, question("GOV1").adjusted.out_of) == (0, 1)
    assert set(same_wording(newer.pk, [version.pk])[version.pk]) == set(answers()) - {"TEC4"}


def test_a_review_that_was_finished_twice_counts_twice(version):
    advisor = make_staff("advisor")
    review = make_review(status=Status.DONE, by=advisor)
    conclude(review, by=advisor, adjusted={"TEC4": 1})
    conclude(review, by=advisor, adjusted={"GOV1": 1})

    assert question("TEC4").adjusted == Adjusted(out_of=2, times=1, lowered=1, steps=-2)


@pytest.mark.parametrize("size", [1, 3])
def test_calibration_costs_the_same_queries_however_many_looks(version, django_assert_num_queries, size):
    for _each in range(size):
        handed_in({"TEC4": 1}, {})

    with django_assert_num_queries(3):  # the current questionnaire, second looks, conclusions
        calibration()
    with django_assert_num_queries(1):  # the rest is kept for five minutes
        calibration()
