"""Second, blind looks: chosen by chance, taken by who did not work on the review, and kept apart until they are in."""

import pytest
from factories import PROFILE, answers
from factories.reviews import make_staff
from factories.seconds import conclude, make_conclusion, make_second

from readiness.core.errors import ReviewRefused
from readiness.models import AuditEntry, Clarification, Comment, Review, SecondReview
from readiness.models.review import Status
from readiness.services.audit import record
from readiness.services.reviews.moving import move
from readiness.services.reviews.seconding import (
    SHARE,
    give_back_second,
    hand_in_second,
    is_chosen,
    maybe_second,
    save_second,
    take_second,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(version) -> SecondReview:
    return make_second(adjusted={"TEC4": 1})


@pytest.fixture
def advisor(db):
    return make_staff("advisor")


def entries(submission) -> list[tuple]:
    return list(
        AuditEntry.objects.filter(submission=submission, verb__contains="second")
        .order_by("pk")
        .values_list("verb", "by", "changes")
    )


def test_about_one_conclusion_in_ten_is_chosen():
    chosen = sum(is_chosen(number) for number in range(1, 10_001))

    assert chosen == pytest.approx(10_000 * SHARE / 100, rel=0.1)


def test_choice_depends_on_a_secret(settings):
    settings.SECRET_KEY = "one"  # noqa: S105
    before = [is_chosen(number) for number in range(200)]
    settings.SECRET_KEY = "another"  # noqa: S105

    assert [is_chosen(number) for number in range(200)] != before


@pytest.mark.parametrize("chosen", [True, False])
def test_maybe_second_asks_for_a_look_if_chance_wants_it(version, monkeypatch, chosen):
    monkeypatch.setattr("readiness.services.reviews.seconding.is_chosen", lambda conclusion_id: chosen)
    conclusion = make_conclusion()

    second = maybe_second(conclusion)

    assert list(SecondReview.objects.all()) == ([second] if chosen else [])
    assert Review.objects.tagged("flag:second").count() == int(chosen)
    assert entries(conclusion.review.submission) == ([("ask for second look", None, {})] if chosen else [])


def test_take_makes_it_ones_own_once(second, advisor):
    take_second(second=second, by=advisor)
    take_second(second=second, by=advisor)

    second.refresh_from_db()
    assert second.by == advisor
    assert entries(second.conclusion.review.submission) == [("take second look", advisor.pk, {})]


def test_take_of_what_somebody_has_is_refused(second, advisor):
    first = make_staff("advisor")
    take_second(second=second, by=first)

    with pytest.raises(ReviewRefused, match="Somebody else has taken"):
        take_second(second=second, by=advisor)

    second.refresh_from_db()
    assert second.by == first


def a_verdict(review, by):
    review.verdicts.create(question="STR1", by=by)


def a_comment(review, by):
    Comment.objects.create(review=review, kind="internal", text="seen", by=by)


def a_question(review, by):
    Clarification.objects.create(review=review, question="STR1", text="How?", by=by)


def a_conclusion(review, by):
    conclude(review, by=by, adjusted={})


def an_assignment(review, by):
    Review.objects.filter(pk=review.pk).update(assignee=by)


def a_turn_of_it(review, by):
    """Whose verdicts another advisor has judged anew since."""
    changes = {"assignee": (None, by.pk), "status": ("waiting", "in_review")}
    record("claim review", by=by, submission=review.submission, changes=changes)


def an_earlier_second(review, by):
    made = conclude(review, by=make_staff("advisor"), adjusted={})
    make_second(conclusion=made, by=by, is_handed_in=True)


@pytest.mark.parametrize(
    "work", [a_verdict, a_comment, a_question, a_conclusion, an_assignment, a_turn_of_it, an_earlier_second]
)
def test_take_by_who_worked_on_the_review_is_refused(second, advisor, work):
    work(second.conclusion.review, advisor)

    with pytest.raises(ReviewRefused, match="would not be blind"):
        take_second(second=second, by=advisor)

    second.refresh_from_db()
    assert second.by is None


def test_answers_are_kept_as_they_come_and_the_record_tells_only_how_many(second, advisor):
    take_second(second=second, by=advisor)

    save_second(second=second, answers={"STR1": 2, "TEC4": "unknown"}, by=advisor)
    save_second(second=second, answers={"STR1": 4}, by=advisor)
    save_second(second=second, answers={"STR1": 4}, by=advisor)

    second.refresh_from_db()
    assert second.responses == {"STR1": 4, "TEC4": "unknown"}
    assert entries(second.conclusion.review.submission)[1:] == [
        ("answer in second look", advisor.pk, {"answers": [0, 2]}),
        ("answer in second look", advisor.pk, {"answers": [2, 2]}),
    ]


def test_hand_in_with_open_questions_is_refused_and_keeps_what_was_chosen(second, advisor):
    take_second(second=second, by=advisor)
    given = {code: value for code, value in answers().items() if code not in ("DAT2", "TEC4")}
    save_second(second=second, answers=given, by=advisor)

    with pytest.raises(ReviewRefused, match="DAT2, TEC4 still need"):
        hand_in_second(second=second, by=advisor)

    second.refresh_from_db()
    assert (second.handed_in_at, second.responses) == (None, given)


def test_hand_in_ends_it_and_tells_the_record_every_answer(second, advisor):
    submission = second.conclusion.review.submission
    take_second(second=second, by=advisor)
    save_second(second=second, answers=answers(2), by=advisor)

    hand_in_second(second=second, by=advisor)

    second.refresh_from_db()
    assert second.handed_in_at is not None
    assert entries(submission)[-1] == (
        "hand in second look",
        advisor.pk,
        {code: [None, 2] for code in answers()},
    )


def test_hand_in_lowers_the_flag(version, advisor, monkeypatch):
    monkeypatch.setattr("readiness.services.reviews.seconding.is_chosen", lambda conclusion_id: True)
    second = maybe_second(make_conclusion())
    take_second(second=second, by=advisor)
    save_second(second=second, answers=answers(), by=advisor)
    hand_in_second(second=second, by=advisor)

    assert Review.objects.tagged("flag:second").count() == 0


def test_what_does_not_apply_is_not_needed(version, advisor):
    second = make_second(profile=PROFILE | {"headcount": "1-4", "has_employees": "no"})
    take_second(second=second, by=advisor)
    out = second.conclusion.declared.result["rating"]["not_applicable"]
    save_second(second=second, answers={code: 3 for code in answers() if code not in out}, by=advisor)

    assert out
    assert hand_in_second(second=second, by=advisor).handed_in_at


def test_what_is_handed_in_stays(second, advisor):
    take_second(second=second, by=advisor)
    save_second(second=second, answers=answers(), by=advisor)
    hand_in_second(second=second, by=advisor)

    for change in (
        lambda: save_second(second=second, answers={"STR1": 1}, by=advisor),
        lambda: hand_in_second(second=second, by=advisor),
        lambda: give_back_second(second=second, by=advisor),
    ):
        with pytest.raises(ReviewRefused, match="stays as it is"):
            change()

    second.refresh_from_db()
    assert (second.by, second.responses) == (advisor, answers())


def test_only_who_took_it_answers(second, advisor):
    take_second(second=second, by=advisor)
    other = make_staff("advisor")

    for change in (
        lambda: save_second(second=second, answers={"STR1": 1}, by=other),
        lambda: hand_in_second(second=second, by=other),
    ):
        with pytest.raises(ReviewRefused, match="not in your hands"):
            change()

    second.refresh_from_db()
    assert second.responses == {}


def test_give_back_lets_another_begin_afresh(second, advisor):
    take_second(second=second, by=advisor)
    save_second(second=second, answers={"STR1": 1}, by=advisor)

    give_back_second(second=second, by=advisor)

    second.refresh_from_db()
    assert (second.by, second.responses) == (None, {})
    assert take_second(second=second, by=make_staff("advisor")).by != advisor


def test_nothing_can_be_done_after_the_firm_withdrew(second, advisor):
    take_second(second=second, by=advisor)
    move(second.conclusion.review, Status.WITHDRAWN, verb="withdraw", by=None, assignee=None, finished_at=None)

    for change in (
        lambda: take_second(second=second, by=advisor),
        lambda: save_second(second=second, answers={"STR1": 1}, by=advisor),
        lambda: hand_in_second(second=second, by=advisor),
        lambda: give_back_second(second=second, by=advisor),
    ):
        with pytest.raises(ReviewRefused, match="withdrawn its request"):
            change()

    second.refresh_from_db()
    assert second.responses == {}
