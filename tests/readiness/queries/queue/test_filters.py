"""Every value of every filter, alone and in pairs, finds what a plain reading of the same rows finds."""

from datetime import timedelta
from itertools import combinations
from random import Random

import pytest
from django.utils import timezone
from factories.queued import asking, queued, walked
from factories.reviews import make_staff

from readiness.core.working_days import after_working_days
from readiness.models import Review
from readiness.models.review import NOBODYS, Status
from readiness.queries.queue.filters import FILTERS
from readiness.queries.queue.vocabulary import vocabulary
from readiness.queries.queue.wanted import matching

pytestmark = pytest.mark.django_db
OPEN = {"waiting", "in_review", "clarification", "disputed"}
ROWS = 60
PAIRS = 400


@pytest.fixture
def rows(catalogue, me) -> list[Review]:
    """Rows of every kind, with every value of every label somewhere."""
    people, values, random = [me, make_staff("advisor")], vocabulary().choices, Random(7)  # noqa: S311
    labels = {each.tag: list(values[name]) for name, each in FILTERS.items() if each.tag}
    return [queued(**_some(place, people, labels, random)) for place in range(ROWS)]


def _some(place, people, labels, random):
    status = list(Status)[place % len(Status)]
    tags = [f"{tag}:{value}" for tag, all_ in labels.items() for value in random.sample(all_, len(all_) // 2)]
    return {
        "status": status,
        "by": None if status in NOBODYS else random.choice(people),
        "tags": [f"{tag}:{all_[place % len(all_)]}" for tag, all_ in labels.items()] + random.sample(tags, 6),
        "level": random.randrange(6),
        "due_in": random.choice([-40, -1, 1, 23, 90, 200]),
        "asked_at": timezone.now() - timedelta(days=random.choice([0, 4, 6, 9, 11, 29, 31])),
    }


def fits(review: Review, name: str, value: str, me) -> bool:
    """What a filter means, read without a database."""
    now, is_on_us = timezone.now(), review.status in OPEN - {"clarification"}
    if name == "status":
        return value in (review.status, "any")
    if name == "level":
        return review.level == int(value)
    if name == "assignee":
        return review.assignee_id == {"me": me.pk, "nobody": None}.get(value, int(value) if value.isdigit() else 0)
    if (name, value) == ("age", "late"):
        return is_on_us and review.due_at < now
    if (name, value) == ("age", "due"):
        return is_on_us and now <= review.due_at < after_working_days(now, 1)
    if name == "age":
        return review.asked_at < now - timedelta(days=int(value))
    return f"{name}:{value}" in review.tags


def expected(rows, values: dict[str, str], me) -> set[int]:
    among = OPEN if "status" not in values else OPEN | {"done"}
    return {
        each.pk
        for each in rows
        if each.status in among and all(fits(each, name, value, me) for name, value in values.items())
    }


def asked(values: dict[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in values.items())


@pytest.mark.parametrize("name", FILTERS)
def test_each_value_of_a_filter_finds_what_fits(rows, me, name):
    values = vocabulary().choices[name]

    found = {value: {each.pk for each in matching(asking(asked({name: value})), me, ())} for value in values}

    assert found == {value: expected(rows, {name: value}, me) for value in values}
    assert any(found.values())


def test_pairs_of_values_find_what_fits_both_and_so_do_their_pages(rows, me, monkeypatch):
    monkeypatch.setattr("readiness.queries.queue.paging.A_PAGE", 4)
    words, random = vocabulary(), Random(3)  # noqa: S311
    single = [(name, value) for name, values in words.choices.items() for value in values]
    pairs = [dict(pair) for pair in combinations(single, 2) if pair[0][0] != pair[1][0]]
    asked_for = random.sample(pairs, PAIRS)

    found = [{each.pk for each in matching(asking(asked(pair), words), me, ())} for pair in asked_for]
    paged = [[each.pk for page in walked(asked(pair), me) for each in page.reviews] for pair in asked_for[:60]]

    assert found == [expected(rows, pair, me) for pair in asked_for]
    assert [sorted(each) for each in paged] == [sorted(each) for each in found[:60]]
    assert sum(map(bool, found)) > PAIRS // 4


def test_without_a_filter_the_queue_has_what_is_open(rows, me):
    assert {each.pk for each in matching(asking(""), me, ())} == expected(rows, {}, me)


@pytest.mark.parametrize("query", ["", "status=any", "status=done", "assignee=me", "q=a", "flag=reply"])
def test_withdrawn_reviews_are_never_found(rows, me, query):
    Review.objects.update(tags=["flag:reply"], search="a firm")

    statuses = {each.status for each in matching(asking(query), me, ())}

    assert statuses
    assert "withdrawn" not in statuses


@pytest.mark.parametrize("query", ["", "status=any", "flag=reply", "q=firm"])
def test_hidden_reviews_are_never_found(me, query):
    hidden, shown = (queued(tags=["flag:reply"], firm="Firm") for _each in range(2))

    assert [each.pk for each in matching(asking(query), me, [hidden.pk])] == [shown.pk]
