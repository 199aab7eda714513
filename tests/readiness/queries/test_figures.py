"""Figures for leads, counted by hand on a few reviews."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from factories import answers
from factories.reviews import make_review, make_staff
from factories.seconds import make_conclusion

from readiness.models import Review
from readiness.models.review import Status
from readiness.queries.figures import figures
from readiness.queries.figures_ended import DAYS, LevelCount, Outcomes, level_counts, outcomes
from readiness.queries.figures_open import Age, Load, open_reviews
from readiness.services.reviews.asking import dispute
from readiness.services.reviews.finishing import reopen, settle

pytestmark = pytest.mark.django_db


def review(status=Status.WAITING, by=None, **fields) -> Review:
    made = make_review(status=status, by=by)
    Review.objects.filter(pk=made.pk).update(**fields)
    made.refresh_from_db()
    return made


def ago(**time):
    return timezone.now() - timedelta(**time)


def test_load_tells_open_late_and_with_the_firm_by_advisor(version):
    late = ago(days=1)
    nadia, raymond = make_staff("advisor", email="n@example.test"), make_staff("lead advisor", email="r@example.test")
    make_staff("auditor")
    review(due_at=late)
    review()
    review(Status.IN_REVIEW, nadia, due_at=late)
    review(Status.IN_REVIEW, nadia)
    review(Status.CLARIFICATION, nadia, due_at=late)
    review(Status.DISPUTED, nadia, due_at=late)
    review(Status.DONE, nadia, due_at=late)
    review(Status.WITHDRAWN, due_at=late)

    load, _ages = open_reviews(timezone.now())

    assert load == (
        Load("", open=2, late=1, with_firm=0),
        Load(str(nadia), open=4, late=2, with_firm=1),
        Load(str(raymond)),
    )
    assert [each.on_time for each in load] == [1, 1, 0]


def test_load_names_who_has_reviews_and_no_longer_signs_in(version):
    gone, idle = make_staff("advisor", email="a@example.test"), make_staff("advisor", email="b@example.test")
    review(Status.IN_REVIEW, gone)
    for person in (gone, idle):
        person.is_active = False
        person.save()

    load, _ages = open_reviews(timezone.now())

    assert load == (Load(""), Load(str(gone), open=1, is_active=False))


def test_ages_count_each_open_review_once(version):
    for days in (0, 1, 3, 5, 6, 31, 400):
        review(asked_at=ago(days=days))
    review(Status.DONE, make_staff("advisor"), asked_at=ago(days=3))

    _load, ages = open_reviews(timezone.now() - timedelta(hours=1))

    assert ages == (Age(0, 2, 2), Age(2, 5, 2), Age(5, 10, 1), Age(10, 30, 0), Age(30, None, 2))


def test_outcomes_of_the_last_days(version):
    advisor = make_staff("advisor")
    since = ago(days=DAYS)
    for days in (2, 4, 9):
        end = ago(days=1)
        review(
            Status.DONE,
            advisor,
            asked_at=end - timedelta(days=days),
            finished_at=end,
            due_at=end + timedelta(1 - days / 5),
        )
    review(Status.DISPUTED, advisor, asked_at=ago(days=5), finished_at=ago(days=3), due_at=ago(days=2))
    review(Status.DONE, advisor, asked_at=ago(days=200), finished_at=ago(days=DAYS + 1))
    review(Status.WITHDRAWN)
    review(Status.WITHDRAWN, changed_at=ago(days=DAYS + 1))
    review()

    found = outcomes(since)

    assert (found.finished, found.on_time, found.disputed, found.withdrawn) == (4, 3, 1, 1)
    assert found.median_days == pytest.approx(3)
    assert found.undisputed == found.most == 3


@pytest.mark.parametrize(("late_by", "on_time"), [(timedelta(hours=-1), 1), (timedelta(hours=1), 0)])
def test_whether_it_was_on_time_outlives_disputes(version, late_by, on_time):
    """Each dispute sets a new target, and its answer may come after that one too."""
    lead = make_staff("lead advisor")
    end = ago(days=1)
    made = review(Status.DONE, lead, asked_at=ago(days=9), finished_at=end, due_at=end - late_by)

    for _time in range(2):
        dispute(submission=made.submission, reason="No.", by=None)
        assert (outcomes(ago(days=DAYS)).on_time, Review.objects.late().count()) == (on_time, 0)
        settle(review=made, by=lead, reason="Look again.")

    assert outcomes(ago(days=DAYS)).on_time == on_time


def test_review_that_was_late_and_is_opened_again_is_judged_anew(version):
    advisor = make_staff("advisor")
    made = review(Status.DONE, advisor, asked_at=ago(days=9), finished_at=ago(days=1), due_at=ago(days=2))
    dispute(submission=made.submission, reason="No.", by=None)

    reopen(review=made, by=advisor, reason="Another look.")
    Review.objects.update(status=Status.DONE, finished_at=timezone.now())

    assert outcomes(ago(days=DAYS)).on_time == 1


def test_what_was_finished_at_once_took_no_days(version):
    now = timezone.now()
    review(Status.DONE, make_staff("advisor"), asked_at=now, finished_at=now)

    assert outcomes(ago(days=DAYS)).median_days == 0


def test_outcomes_of_nothing(version):
    assert outcomes(ago(days=DAYS)) == Outcomes(0, 0, 0, 0, None)


def test_levels_before_and_after(version):
    make_conclusion(adjusted={"TEC4": 1})
    make_conclusion(responses=answers(2))
    make_conclusion(responses={"STR1": 3})

    found = level_counts(ago(days=DAYS))

    assert found == (
        LevelCount(1, 1, 1),
        LevelCount(2, 1, 2),
        LevelCount(3, 1, 0),
        LevelCount(4, 0, 0),
        LevelCount(5, 0, 0),
        LevelCount(0, 0, 0),
    )
    assert sum(each.declared for each in level_counts(timezone.now() + timedelta(days=1))) == 0


@pytest.mark.parametrize("size", [1, 3])
def test_figures_cost_the_same_queries_however_many_reviews(version, django_assert_num_queries, size):
    for _each in range(size):
        review(Status.IN_REVIEW, make_staff("advisor"))
        make_conclusion()

    with django_assert_num_queries(6):
        figures()


def test_figures_are_kept_for_a_while_with_their_time(version, django_assert_num_queries):
    before = figures()
    review()

    with django_assert_num_queries(0):
        assert figures() == before

    cache.clear()
    after = figures()
    assert (before.open, after.open) == (0, 1)
    assert after.as_of > before.as_of
