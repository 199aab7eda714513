"""What the load generator sends is what the pages' forms take, and its table tells what was promised."""

import pytest
from django.test import Client

from programs.bench import journeys
from programs.bench.load.firms import typed_firms
from programs.bench.load.journey import steps
from readiness.models import Revision

FAST = {"journeys": 40, "seconds": 4.0, "times": {"landing": [2.0] * 19 + [4.0]}}
SLOW = {"journeys": 10, "seconds": 4.0, "times": {"landing": [8.0] * 20}}


@pytest.mark.django_db
def test_every_journey_is_saved_and_handed_in(catalogue, edition):
    for firm in typed_firms(edition.questionnaire, 3, seed=1):
        client, token = Client(), ""
        for step in steps(firm):
            path = step.address(token)
            answer = client.get(path) if step.fields is None else client.post(path, step.fields)
            assert answer.status_code == (200 if step.fields is None else 302), path
            token = token or answer.headers.get("Location", "//").split("/")[2]

    # the second firm has a question that does not apply to it
    assert [len(each.responses) for each in Revision.objects.all()] == [21, 20, 21]


def test_table_tells_rates_ratio_and_times_of_pages():
    lines = list(journeys._compared(8, [[SLOW, FAST, FAST], [SLOW, FAST, FAST], [FAST, FAST, FAST]]))

    assert lines[:2] == [
        "8 people at once: 2.50 journeys/s; floor 10.00, ratio 0.25 (0.25 to 1.00); promised: at least 0.5",
        "  a floor that draws no page, and sends them as they once were: 10.00, ratio 0.25 (0.25 to 1.00)",
    ]
    assert lines[3].split() == ["landing", "8.0", "8.0", "2.0", "3.9"]


def test_embedded_run_says_that_journeys_need_services(settings):
    settings.EMBEDDED = True

    assert list(journeys.lines(None)) == [
        "Journeys are measured on PostgreSQL and Redis; set DATABASE_URL and REDIS_URL."
    ]
