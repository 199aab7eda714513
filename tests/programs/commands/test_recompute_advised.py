import json

import pytest
from catalogues import publish_changed
from django.db import connection
from emptying import without_triggers
from factories.advice import beside, concluded, in_hand, planned

from programs.models import AdvisedPlan
from programs.services.advising import decide
from programs.services.recommendations import recommend

from .test_recompute import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def advised(catalogue) -> AdvisedPlan:
    review = in_hand()
    instead = beside(review)[0]
    decide(
        review=review, program=planned(review)[0], kind="replace", instead=instead, reason="Nearer", by=review.assignee
    )
    return concluded(review).revision.advised_plan


def test_recompute_finds_no_difference_in_reviewed_answers_and_advised_plans(advised):
    assert run("--all") == (["5 recomputed, 0 different."], 0)


def test_recompute_uses_the_catalogue_and_the_day_of_the_advised_plan(advised):
    first = advised.programs[0]
    publish_changed(lambda it: it.update(programs=[each for each in it["programs"] if each["slug"] != first]), 2)
    recommend(revision=advised.revision, by=None)

    assert run("--all") == (["6 recomputed, 0 different."], 0)


def test_recompute_reports_a_tampered_advised_plan(advised):
    result = advised.result | {"breaks": [{"code": "most"}]}
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("UPDATE programs_advisedplan SET result = %s", [json.dumps(result)])

    (difference, summary), code = run("--all")

    assert (summary, code) == ("5 recomputed, 1 different.", 1)
    assert difference.startswith(f"advised plan {advised.pk}: stored ")


def test_recompute_looks_at_the_latest_advised_plan_only_unless_asked_for_all(advised):
    concluded(advised.revision.conclusion.review)
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("UPDATE programs_advisedplan SET programs = '[]' WHERE id = %s", [advised.pk])

    assert (run()[1], run("--all")[1]) == (0, 1)
