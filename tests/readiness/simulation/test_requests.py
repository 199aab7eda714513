"""Simulated requests keep to what a review in each status must have."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from readiness.core.working_days import after_working_days
from readiness.models.review import ENDED, IN_HAND, OPEN, Status
from readiness.simulation.requests import SHARES, Request, requests

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def many() -> list[Request]:
    return list(requests(3000, seed=1, now=NOW, advisors=40, target=5))


def test_shares_are_per_cent_of_every_status():
    assert set(SHARES) == set(Status.values)
    assert sum(SHARES.values()) == 100


def test_statuses_come_in_their_shares(many):
    counts = Counter(request.status for request in many)
    assert all(abs(counts[status] / 30 - share) < 3 for status, share in SHARES.items())


def test_requests_have_what_their_status_needs_and_nothing_else(many):
    for request in many:
        assert (request.advisor is not None) == (request.status in (*IN_HAND, *ENDED))
        assert (request.asked_back_at is not None) == (request.status == Status.CLARIFICATION)
        assert (request.finished_at is not None) == (request.status in ENDED)
        assert not request.has_replied or request.status == Status.IN_REVIEW


def test_moments_are_in_order_and_past(many):
    for request in many:
        moments = [request.asked_at, request.asked_back_at or request.finished_at, NOW]
        stated = [moment for moment in moments if moment]
        assert stated == sorted(stated)
        assert request.due_at == after_working_days(request.asked_at, 5)


def test_open_requests_are_recent_and_others_up_to_two_years_old(many):
    ages = {request.status: NOW - request.asked_at for request in many}
    assert max(age for status, age in ages.items() if status in OPEN) <= timedelta(days=21)
    oldest = max(NOW - request.asked_at for request in many)
    assert timedelta(days=600) < oldest <= timedelta(days=730)


def test_all_advisors_have_something(many):
    assert {request.advisor for request in many} == {None, *range(40)}


def test_same_seed_gives_the_same_requests():
    first, again, another = (list(requests(9, seed=seed, now=NOW, advisors=2, target=5)) for seed in (1, 1, 2))
    assert first == again
    assert first != another
