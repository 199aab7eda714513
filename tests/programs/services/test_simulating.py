"""Simulated firms are stored as if each had been handed in."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programs.models import FirmColumns, Recommendation
from programs.queries import recomputing
from programs.services import simulating
from readiness.models import Revision, Submission
from readiness.queries import revisions
from readiness.queries.submissions import by_token

pytestmark = pytest.mark.django_db


def test_simulated_firms_have_all_that_a_handed_in_one_has(catalogue, monkeypatch):
    monkeypatch.setattr(simulating, "CHUNK", 3)

    assert list(simulating.simulate(7, seed=1)) == [3, 6, 7]

    counts = [kind.objects.count() for kind in (Submission, Revision, FirmColumns, Recommendation)]
    assert counts == [7, 7, 7, 7]
    assert [*revisions.differences(every_revision=True), *recomputing.differences(every=True)] == [""] * 14


def test_simulated_firm_is_opened_by_its_link(catalogue):
    list(simulating.simulate(1, seed=1))

    submission = Submission.objects.get()
    assert by_token(submission.link) == submission


def test_same_seed_gives_the_same_firms(catalogue):
    for seed in (1, 1, 2):
        list(simulating.simulate(3, seed=seed))

    given = list(Revision.objects.order_by("pk").values_list("responses", flat=True))
    assert given[:3] == given[3:6]
    assert given[:3] != given[6:]


def test_simulation_in_many_chunks_asks_the_same_queries_for_each(catalogue, django_assert_num_queries):
    list(simulating.simulate(1, seed=9))  # questionnaire and catalogue are in memory from here on
    for count in (1, 3):
        with django_assert_num_queries(10):
            list(simulating.simulate(count, seed=count))


def test_command_says_how_far_it_is(catalogue):
    said = StringIO()

    call_command("simulate", submissions=2, seed=5, stdout=said)

    assert said.getvalue().startswith("2 of 2, ")


def test_command_without_a_catalogue_says_what_to_do(version):
    with pytest.raises(CommandError, match=r"^No catalogue is published yet\."):
        call_command("simulate", submissions=2)
