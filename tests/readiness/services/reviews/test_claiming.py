"""Whose a review is: taken, given, taken over, given back; with a record of each, and sentences for what cannot be."""

from datetime import timedelta

import pytest
from factories.queued import queued
from factories.reviews import make_staff
from factories.seconds import make_second

from readiness.core.errors import ReviewRefused
from readiness.models import AuditEntry, Review, User
from readiness.models.review import NOBODYS, Status
from readiness.services.reviews.claiming import assign, claim, claim_next, release, take_over

pytestmark = pytest.mark.django_db
BLIND = "is giving a second, blind look at this firm, and cannot work on its review until then"


@pytest.fixture
def me(version) -> User:
    return make_staff("advisor")


@pytest.fixture
def other(version) -> User:
    return make_staff("advisor")


@pytest.fixture
def lead(version) -> User:
    return make_staff("lead advisor")


def stored(review: Review) -> tuple[str, User | None]:
    found = Review.objects.get(pk=review.pk)
    return found.status, found.assignee


def told(verb: str) -> list[tuple]:
    return [(each.by, each.changes, each.reason) for each in AuditEntry.objects.filter(verb=verb).order_by("pk")]


def a_blind_look(by: User, status: str = "waiting", **given) -> Review:
    review = make_second(by=by).conclusion.review
    Review.objects.update(**{"status": status, "assignee": None, "finished_at": None} | given)
    return review


def test_claim_takes_what_waits_and_is_recorded(me):
    review = queued()

    claimed = claim(review=review, by=me)

    assert stored(review) == (Status.IN_REVIEW, me) == (claimed.status, claimed.assignee)
    assert told("claim review") == [(me, {"status": ["waiting", "in_review"], "assignee": [None, me.pk]}, "")]


@pytest.mark.parametrize("status", ["in_review", "clarification"])
def test_claim_of_ones_own_changes_nothing(me, status):
    review = queued(by=me, status=status)

    assert claim(review=review, by=me) == review

    assert (stored(review), told("claim review")) == ((status, me), [])


@pytest.mark.parametrize("status", ["in_review", "clarification"])
def test_claim_of_what_somebody_has_names_them(me, other, status):
    review = queued(by=other, status=status)

    with pytest.raises(ReviewRefused, match=f"^{other} has taken this review already. You can take it over, with a"):
        claim(review=review, by=me)

    assert stored(review) == (status, other)


@pytest.mark.parametrize(
    ("status", "word"), [("done", "finished"), ("disputed", "disputed"), ("withdrawn", "withdrawn")]
)
def test_claim_of_what_does_not_wait_says_where_it_stands(me, other, status, word):
    review = queued(by=None if status in NOBODYS else other, status=status)

    with pytest.raises(ReviewRefused, match=f"^This review is {word}, so nobody can take it now.$"):
        claim(review=review, by=me)


def test_who_gives_a_blind_look_cannot_claim_take_over_or_be_given_the_review(me, lead):
    review = a_blind_look(me)
    with pytest.raises(ReviewRefused, match=BLIND):
        claim(review=review, by=me)
    given, refused = assign(reviews=[review], to=me, by=lead)
    Review.objects.update(status="in_review", assignee=lead)
    with pytest.raises(ReviewRefused, match=BLIND):
        take_over(review=review, by=me, reason="why")

    assert (given, refused) == ([], [f"No. {review.pk}: {me} {BLIND}."])
    assert stored(review) == ("in_review", lead)


def test_next_one_is_the_most_urgent_that_waits_and_is_taken(me, other):
    queued(due_in=3)
    urgent = queued(due_in=1)
    queued(by=other, due_in=-5)

    assert claim_next(by=me) == urgent
    assert stored(urgent) == ("in_review", me)
    assert [by for by, _changes, _reason in told("claim review")] == [me]


@pytest.mark.parametrize(("minutes", "is_reply"), [(-1, True), (0, True), (1, False)])
def test_next_one_is_a_reply_if_that_is_as_urgent(me, minutes, is_reply):
    waiting = queued()
    reply = queued(by=me, tags=["flag:reply"], due_at=waiting.due_at + timedelta(minutes=minutes))

    assert claim_next(by=me) == (reply if is_reply else waiting)
    assert stored(waiting)[0] == ("waiting" if is_reply else "in_review")


def test_next_one_is_a_reply_if_nothing_waits_and_nothing_if_there_is_none(me):
    assert claim_next(by=me) is None
    reply = queued(by=me, tags=["flag:reply"])

    assert claim_next(by=me) == reply
    assert told("claim review") == []


def test_next_one_skips_a_firm_at_which_one_gives_a_blind_look(me, other):
    review = a_blind_look(me)

    assert claim_next(by=me) is None
    assert claim_next(by=other) == review


def test_next_ones_come_one_after_the_other_until_nothing_waits(me, other):
    reviews = [queued(due_in=hours) for hours in (1, 2, 3)]

    assert [claim_next(by=by) for by in (me, other, me, other)] == [*reviews, None]


def test_lead_gives_what_waits_and_what_others_have(lead, me, other):
    waiting, in_hand, disputed = (
        queued(),
        queued(by=other, status="clarification"),
        queued(by=other, status="disputed"),
    )
    mine = queued(by=me)

    given, refused = assign(reviews=[disputed, mine, in_hand, waiting], to=me, by=lead, reason="Spread.")

    assert (given, refused) == ([waiting, in_hand, disputed, mine], [])
    assert [stored(each) for each in given] == [
        (s, me) for s in ("in_review", "clarification", "disputed", "in_review")
    ]
    assert told("assign review") == [
        (lead, {"status": ["waiting", "in_review"], "assignee": [None, me.pk]}, "Spread."),
        (lead, {"assignee": [other.pk, me.pk]}, "Spread."),
        (lead, {"assignee": [other.pk, me.pk]}, "Spread."),
    ]


def test_lead_hears_which_cannot_be_given_and_the_others_are(lead, me, other):
    done, gone, waiting = queued(by=other, status="done"), queued(status="withdrawn"), queued()

    given, refused = assign(reviews=[done, gone, waiting], to=me, by=lead)

    assert given == [waiting]
    assert refused == [
        f"No. {done.pk}: This review is finished, so nobody can take it now.",
        f"No. {gone.pk}: This review is withdrawn, so nobody can take it now.",
    ]
    assert (stored(done), stored(gone)) == (("done", other), ("withdrawn", None))


def test_only_leads_give_and_only_advisors_are_given(lead, me, other):
    review = queued()
    with pytest.raises(ReviewRefused, match="Only lead advisors can give reviews to others"):
        assign(reviews=[review], to=other, by=me)
    auditor = make_staff("auditor")
    with pytest.raises(ReviewRefused, match=f"{auditor} is not an advisor"):
        assign(reviews=[review], to=auditor, by=lead)

    assert stored(review) == ("waiting", None)


@pytest.mark.parametrize("status", ["in_review", "clarification"])
def test_take_over_needs_a_reason_and_is_recorded(me, other, status):
    review = queued(by=other, status=status)
    with pytest.raises(ReviewRefused, match="Say why you take it over"):
        take_over(review=review, by=me, reason="  ")
    assert stored(review) == (status, other)

    take_over(review=review, by=me, reason="On leave.")

    assert stored(review) == (status, me)
    assert told("take over review") == [(me, {"assignee": [other.pk, me.pk]}, "On leave.")]


def test_take_over_of_ones_own_changes_nothing(me):
    take_over(review=queued(by=me), by=me, reason="why")

    assert told("take over review") == []


@pytest.mark.parametrize("status", ["waiting", "done", "disputed", "withdrawn"])
def test_take_over_of_what_nobody_has_in_hand_is_refused(me, other, status):
    review = queued(by=None if status in NOBODYS else other, status=status)

    with pytest.raises(ReviewRefused, match="Nobody has this review in hand, so there is nobody to take it from"):
        take_over(review=review, by=me, reason="why")


@pytest.mark.parametrize("who", ["me", "lead"])
def test_release_by_who_has_it_or_a_lead_puts_it_back(me, lead, who):
    review, by = queued(by=me), {"me": me, "lead": lead}[who]
    with pytest.raises(ReviewRefused, match="Say why you give it back"):
        release(review=review, by=by, reason="")

    release(review=review, by=by, reason="I know the owner.")

    assert stored(review) == ("waiting", None)
    changes = {"status": ["in_review", "waiting"], "assignee": [me.pk, None]}
    assert told("release review") == [(by, changes, "I know the owner.")]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("in_review", "has this review in hand now, so you cannot give it back"),
        ("clarification", "The firm is answering questions"),
        ("done", "Nobody has this review in hand, so it need not be given back"),
        ("waiting", "Nobody has this review in hand, so it need not be given back"),
    ],
)
def test_release_of_what_cannot_be_given_back_says_why(me, other, status, why):
    review = queued(by=None if status in NOBODYS else other, status=status)

    with pytest.raises(ReviewRefused, match=why):
        release(review=review, by=me, reason="why")

    assert stored(review)[0] == status
