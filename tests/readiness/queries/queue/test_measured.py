"""What is measured is what people ask: every filter alone, what views are made of, every order, and text."""

from itertools import combinations
from urllib.parse import parse_qsl

import pytest
from factories.queued import asking

from readiness.queries.queue.filters import FILTERS
from readiness.queries.queue.measured import COMBINATIONS
from readiness.queries.queue.notices import ASKED
from readiness.queries.queue.orders import ORDERS
from readiness.queries.queue.views import EVERYBODYS

MEASURED = [parameters for _name, parameters in COMBINATIONS]
BY_BENCH = {"program"}
"""Filters whose every value `bench` measures, since only the catalogue knows them."""


@pytest.mark.django_db
def test_all_that_is_measured_can_be_asked(catalogue):
    asked = [asking("&".join(f"{name}={value}" for name, value in each.items())) for each in MEASURED]

    assert [each.left_out for each in asked] == [()] * len(MEASURED)
    assert len({each.query for each in asked}) == len({name for name, _each in COMBINATIONS}) == len(MEASURED)


@pytest.mark.parametrize("name", sorted(set(FILTERS) - BY_BENCH))
def test_every_filter_is_measured_alone(name):
    assert [each for each in MEASURED if set(each) == {name}]


@pytest.mark.parametrize("sort", sorted(set(ORDERS) - {"due"}))
def test_every_order_is_measured_alone_and_the_usual_one_with_everything_else(sort):
    assert {"sort": sort} in MEASURED
    assert {} in MEASURED


@pytest.mark.parametrize("query", [*(query for _name, query in EVERYBODYS), *ASKED.values()])
def test_every_view_and_every_notice_is_measured(query):
    assert dict(parse_qsl(query)) in MEASURED


VIEWS = [dict(parse_qsl(query)) for _name, query in EVERYBODYS if query]


@pytest.mark.parametrize(
    "pair", [first | second for first, second in combinations(VIEWS, 2) if not first.keys() & second.keys()]
)
def test_views_narrowed_by_another_are_measured(pair):
    assert pair in MEASURED


def test_triples_and_text_of_each_kind_are_measured():
    assert [each for each in MEASURED if len(each) == 3]
    assert {len(each["q"]) for each in MEASURED if "q" in each} >= {2, 3, 4, 5}
