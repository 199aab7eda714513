"""The table says what was promised and what does not hold."""

import pytest
from django.test import Client
from django.urls import reverse

from programs.bench.comparing import ROUNDS, Compared, Run, Timing, compared, in_turn, run

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


def test_pages_are_opened_with_few_and_many_in_turn():
    asked = []

    def opened(side, milliseconds):
        def run(name):
            asked.append((name, side))
            return Run([milliseconds / 1e3] * 8, queries=len(side))

        return run

    found = in_turn(["all", "mine"], opened("few", 20), opened("many", 30))

    assert asked == [("all", "few"), ("all", "many"), ("mine", "few"), ("mine", "many")] * ROUNDS
    assert found == [Compared(name, Timing(20, 20, 3), Timing(30, 30, 4)) for name in ("all", "mine")]


@pytest.mark.django_db
def test_page_is_timed_with_its_queries(version):
    client = Client()

    found = run(lambda: client.get(reverse("method")))

    assert min(found.seconds) > 0
    assert found.queries > 0


@pytest.mark.django_db
def test_page_that_does_not_open_is_not_timed():
    client = Client()

    with pytest.raises(ValueError, match="The page answers 302"):
        run(lambda: client.get("/workbench/"))
