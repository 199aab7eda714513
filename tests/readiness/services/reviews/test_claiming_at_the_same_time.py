"""Advisors who reach for the same review at the same moment, on a database that lets them."""

import pytest
from factories.queued import queued
from factories.reviews import make_staff
from factories.together import AT_ONCE, together

from readiness.core.errors import ReviewRefused
from readiness.models import AuditEntry, Review, User
from readiness.models.review import Status
from readiness.services.reviews.asking import withdraw_review
from readiness.services.reviews.claiming import assign, claim, claim_next, release, take_over

pytestmark = AT_ONCE


@pytest.fixture
def advisors(version) -> list[User]:
    return [make_staff("advisor") for _each in range(5)]


def entries(verb: str) -> int:
    return AuditEntry.objects.filter(verb=verb).count()


def test_fifty_claims_give_one_owner_and_tell_the_others_who(version):
    review, people = queued(), [make_staff("advisor") for _each in range(50)]

    found = together(*(lambda by=by: claim(review=review, by=by) for by in people))

    owner = Review.objects.get().assignee
    refusal = f"{owner} has taken this review already. You can take it over, with a reason."
    assert [each.assignee for each in found if isinstance(each, Review)] == [owner]
    assert [str(each) for each in found if isinstance(each, ReviewRefused)] == [refusal] * 49
    assert entries("claim review") == 1


def test_twenty_who_ask_for_the_next_one_get_twenty_different_ones(version):
    reviews = [queued(due_in=hours) for hours in range(20)]
    people = [make_staff("advisor") for _each in range(20)]

    found = together(*(lambda by=by: claim_next(by=by) for by in people))

    assert sorted(each.pk for each in found) == [each.pk for each in reviews]
    assert [each.assignee for each in found] == people
    assert (Review.objects.filter(status=Status.IN_REVIEW).count(), entries("claim review")) == (20, 20)


def test_more_who_ask_than_reviews_wait_get_nothing_rather_than_the_same(advisors):
    reviews = [queued(), queued()]

    found = together(*(lambda by=by: claim_next(by=by) for by in advisors))

    assert {each.pk for each in found if each} == {each.pk for each in reviews}
    assert found.count(None) == 3


def test_claim_and_next_one_never_give_the_same_to_two(advisors):
    review = queued()

    claimed, following = together(lambda: claim(review=review, by=advisors[0]), lambda: claim_next(by=advisors[1]))

    assert isinstance(claimed, Review) != isinstance(following, Review)
    assert entries("claim review") == 1


def test_gifts_of_the_same_reviews_in_another_order_all_end(advisors):
    """Without one order of locking, the database would end one of them with an error."""
    lead, reviews = make_staff("lead advisor"), [queued() for _each in range(10)]

    found = together(
        *(
            lambda to=to, step=step: assign(reviews=reviews[::step], to=to, by=lead)
            for to, step in zip(advisors, (1, -1) * 3, strict=False)
        )
    )

    assert [(len(given), refused) for given, refused in found] == [(10, [])] * 5
    assert len(set(Review.objects.values_list("assignee", flat=True))) == 1


def test_take_over_and_release_leave_one_of_both(advisors):
    me, other = advisors[:2]
    review = queued(by=me)

    taken, released = together(
        lambda: take_over(review=review, by=other, reason="why"), lambda: release(review=review, by=me, reason="why")
    )

    assert isinstance(taken, ReviewRefused) != isinstance(released, ReviewRefused)
    stored = Review.objects.get()
    assert stored.assignee == (None if isinstance(taken, ReviewRefused) else other)


def test_claim_and_withdrawal_end_withdrawn(advisors):
    review = queued()

    claimed, withdrawn = together(
        lambda: claim(review=review, by=advisors[0]), lambda: withdraw_review(submission=review.submission, by=None)
    )

    assert withdrawn is None
    assert isinstance(claimed, Review | ReviewRefused)
    stored = Review.objects.get()
    assert (stored.status, stored.assignee) == (Status.WITHDRAWN, None)
