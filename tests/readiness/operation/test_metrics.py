"""Numbers for whoever runs the site, and for nobody else."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from factories import a_revision
from factories.reviews import make_review
from prometheus_client.parser import text_string_to_metric_families

from readiness.models import Job, Mail

pytestmark = pytest.mark.django_db
TOKEN = "only for tests"  # noqa: S105


@pytest.fixture
def numbers(client, settings) -> Callable[[], dict[tuple, float]]:
    """Every number by its name and labels."""
    settings.METRICS_TOKEN = TOKEN

    def read() -> dict[tuple, float]:
        response = client.get(reverse("metrics"), headers={"authorization": f"Bearer {TOKEN}"})
        assert response.status_code == 200
        families = text_string_to_metric_families(response.content.decode())
        samples = [sample for family in families for sample in family.samples]
        return {(each.name, *sorted(each.labels.items())): each.value for each in samples}

    return read


@pytest.mark.parametrize("authorization", ["", TOKEN, "Bearer wrong", f"Basic {TOKEN}", "Bearer ünïcode"])
def test_without_the_token_there_is_nothing(client, settings, authorization):
    settings.METRICS_TOKEN = TOKEN

    assert client.get(reverse("metrics"), headers={"authorization": authorization}).status_code == 404


@pytest.mark.parametrize("authorization", ["Bearer ", "", "Bearer"])
def test_where_no_token_is_set_there_is_nothing_for_anybody(client, settings, authorization):
    settings.METRICS_TOKEN = ""

    assert client.get(reverse("metrics"), headers={"authorization": authorization}).status_code == 404


def test_requests_are_counted_by_name_method_and_status_and_timed(client, version, numbers):
    name = ("readiness_requests_total", ("method", "GET"), ("route", "method"), ("status", "200"))
    timed = ("readiness_request_seconds_count", ("method", "GET"), ("route", "method"))
    before = numbers()

    client.get(reverse("method"))

    after = numbers()
    assert after[name] - before.get(name, 0) == 1
    assert after[timed] - before.get(timed, 0) == 1


def test_made_up_methods_and_addresses_make_no_new_numbers(client, numbers):
    client.generic("BREW", "/nothing-1")
    client.generic("STEEP", "/nothing-2")

    labels = {key[1:] for key in numbers() if key[0] == "readiness_requests_total"}
    assert (("method", "other"), ("route", "none"), ("status", "404")) in labels
    assert [each for each in labels if "nothing" in str(each) or "BREW" in str(each)] == []


def test_jobs_and_mails_are_told_by_kind_and_state(numbers):
    Job.objects.create(kind="mail link")
    Job.objects.create(kind="mail link", attempts=1, error="SMTP: away")
    Job.objects.create(kind="publish catalogue", attempts=1)
    Job.objects.create(kind="publish catalogue", attempts=5, is_given_up=True, finished_at="2026-11-25T00:00Z")
    Job.objects.create(kind="daily digest", attempts=1, finished_at="2026-11-25T00:00Z")
    for key, state in (("a", "sent"), ("b", "sent"), ("c", "refused")):
        Mail.objects.create(key=key, state=state)

    found = {key[1:]: value for key, value in numbers().items() if key[0] in ("readiness_jobs", "readiness_mails")}
    assert found == {
        (("kind", "mail link"), ("state", "waiting")): 1,
        (("kind", "mail link"), ("state", "failed, to be tried again")): 1,
        (("kind", "publish catalogue"), ("state", "running")): 1,
        (("kind", "publish catalogue"), ("state", "given up")): 1,
        (("kind", "daily digest"), ("state", "done")): 1,
        (("state", "sent"),): 2,
        (("state", "refused"),): 1,
    }


def test_age_of_the_oldest_job_is_that_of_one_not_done(numbers):
    assert numbers()[("readiness_oldest_job_seconds",)] == 0

    old = Job.objects.create(kind="mail link")
    Job.objects.filter(pk=old.pk).update(created_at="2026-01-01T00:00Z")

    assert numbers()[("readiness_oldest_job_seconds",)] > 1_000_000


def test_no_number_names_a_firm_or_its_link(client, catalogue, numbers):
    review = make_review(firm={"name": "Merbau Foods"})
    client.get(reverse("result", args=[review.submission.link]))
    a_revision(firm={"name": "Merbau Foods"})

    found = numbers()
    assert found[("readiness_reviews", ("status", "waiting"))] == 1
    assert [key for key in found if "Merbau" in str(key) or review.submission.link in str(key)] == []
