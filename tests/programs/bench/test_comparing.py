"""The table says what was promised and what does not hold."""

import pytest
from django.test import Client
from django.urls import reverse

from programs.bench.comparing import Compared, Timing, compared, timed

FEW = Timing(median=20, p95=30, queries=8)


def test_page_that_keeps_its_promises_misses_none():
    assert Compared("fine", FEW, Timing(median=30, p95=150, queries=8)).missed == []


@pytest.mark.parametrize(
    ("many", "missed"),
    [
        (Timing(median=30.1, p95=40, queries=8), ["ratio"]),
        (Timing(median=60.1, p95=150.1, queries=8), ["median", "p95", "ratio"]),
        (Timing(median=20, p95=30, queries=10), ["queries"]),
    ],
)
def test_page_names_the_promises_that_it_misses(many, missed):
    assert Compared("slow", FEW, many).missed == missed


def test_table_tells_numbers_and_what_was_missed():
    lines = list(compared([Compared("status done", FEW, Timing(median=40, p95=45.5, queries=8))]))

    assert lines[2].split() == ["status", "done", "20.0", "40.0", "45.5", "2.00", "8", "missed:", "ratio"]


@pytest.mark.django_db
def test_page_is_timed_with_its_queries(version):
    client = Client()

    found = timed([("method", lambda: client.get(reverse("method")))])["method"]

    assert 0 < found.median <= found.p95
    assert found.queries > 0


@pytest.mark.django_db
def test_page_that_does_not_open_is_not_timed():
    client = Client()

    with pytest.raises(ValueError, match="The page answers 302"):
        timed([("desk", lambda: client.get("/workbench/"))])
