"""Work side by side gives what it gives one after the other."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from programs.services import simulating
from programs.services.processes import side_by_side
from readiness.models import Review

MOMENT = datetime(2026, 11, 20, 4, tzinfo=UTC)


def test_everything_is_done_once():
    assert sorted(side_by_side(abs, [-1, -2, -3, -4, -5], 2)) == [1, 2, 3, 4, 5]


def test_failure_of_one_is_not_swallowed():
    with pytest.raises(ValueError, match="invalid literal"):
        list(side_by_side(int, ["1", "no number"], 2))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer, and tests keep it in memory")
@pytest.mark.django_db(transaction=True)
def test_several_processes_make_the_same_firms(catalogue, monkeypatch):
    monkeypatch.setattr(simulating, "CHUNK", 5)
    for processes in (1, 2):
        list(simulating.simulate(15, seed=1, processes=processes, now=MOMENT))

    rows = list(Review.objects.order_by("pk").values_list("revision__responses", "firm", "status", "due_at", "tags"))
    assert sorted(map(repr, rows[:15])) == sorted(map(repr, rows[15:]))
