"""The firm's own word on what became of the steps of its plan."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from factories import PROFILE, a_revision, a_submission, answers
from factories.advice import LOW, concluded, in_hand
from pages import element, elements, says

from programs.models import Uptake
from programs.queries.uptake import marked_steps
from programs.services.uptake import mark
from readiness.models import AuditEntry
from readiness.services.submissions import submit

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def revision(catalogue):
    return a_revision(responses=LOW)


def step(revision) -> str:
    return revision.recommendations.get().programs[0]


def url(revision, slug: str) -> str:
    return reverse("plan_uptake", args=[revision.submission.link, slug])


def stored() -> list[tuple[str, str, object]]:
    return list(Uptake.objects.values_list("program", "state", "on"))


def test_firm_marks_a_step_and_finds_it_on_its_plan(client, revision):
    slug = step(revision)

    answer = client.post(url(revision, slug), {"state": "done", "on": f"{TODAY}"})
    page = client.get(answer["Location"])

    assert answer["Location"] == reverse("result", args=[revision.submission.link]) + "#plan"
    assert stored() == [(slug, "done", TODAY)]
    assert f"Done, {TODAY:%-d %b %Y} Change what became of it" in says(page, "plan")


def test_page_shows_what_was_said_before(client, revision):
    slug = step(revision)
    mark(submission=revision.submission, program=slug, state="booked", on=TODAY, by=None)

    page = client.get(url(revision, slug))

    assert f"So far: booked, {TODAY:%-d %B %Y}. The firm said so." in says(page)
    assert stored() == [(slug, "booked", TODAY)]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"state": "done", "on": f"{TODAY + timedelta(days=1)}"}, "Date: This day is still to come. Give the day"),
        ({"state": "done", "on": "soon"}, "Date: This is not a date. Write it like 2026-11-20."),
        ({"state": "done", "on": ""}, "Date: Give the date."),
        ({"state": "", "on": f"{TODAY}"}, "What became of it: Choose what became of it."),
        ({"state": "abacus", "on": f"{TODAY}"}, "What became of it: "),
    ],
)
def test_what_cannot_be_is_told_and_keeps_what_was_typed(client, revision, given, told):
    page = client.post(url(revision, step(revision)), given)

    assert (page.status_code, stored()) == (422, [])
    assert told in says(page, "errors")
    (field,) = elements(page, name="on")
    assert dict(field.attributes).get("value", "") == given["on"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_steps_of_another_firm_and_unknown_ones_are_404(client, revision, method):
    facts = PROFILE | {"hours_per_person": "under_5"}
    theirs = a_revision(profile=facts, responses=answers(3), firm={"name": "Stranger and Sons (sample)"})
    mine = set(revision.recommendations.get().programs)
    foreign = [slug for slug in theirs.recommendations.get().programs if slug not in mine]
    before = AuditEntry.objects.count()

    for slug in (*foreign, "ssg-sfec", "abacus"):
        answer = getattr(client, method)(url(revision, slug), {"state": "done", "on": f"{TODAY}"})
        assert (answer.status_code, "Stranger" in answer.content.decode()) == (404, False)
    assert (stored(), AuditEntry.objects.count()) == ([], before)
    assert foreign != []


def test_wrong_link_is_404(client, revision):
    answer = client.post(reverse("plan_uptake", args=["x" * 22, step(revision)]), {"state": "done", "on": f"{TODAY}"})

    assert (answer.status_code, stored()) == (404, [])


def test_next_check_tells_what_became_of_the_steps_since(client, revision):
    mark(submission=revision.submission, program=step(revision), state="booked", on=TODAY, by=None)
    again = a_submission(responses=answers(4), previous=revision.submission)
    submit(submission=again, by=None)

    page = client.get(reverse("result", args=[again.link]))

    (marked,) = marked_steps(revision.submission_id)
    assert "Since then, of your plan" in says(page, "before")
    assert f"{marked.name} : booked, {TODAY:%-d %B %Y}" in says(page, "before")


def test_next_check_says_nothing_of_steps_where_nobody_did(client, revision):
    again = a_submission(responses=answers(4), previous=revision.submission)
    submit(submission=again, by=None)

    page = client.get(reverse("result", args=[again.link]))

    assert "Since then" not in says(element(page, "before"))


def test_marked_steps_cost_one_query_where_nothing_was_said(revision, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert marked_steps(revision.submission_id) == []


def test_marked_steps_are_in_the_order_of_their_days(catalogue):
    review = in_hand()
    concluded(review)
    first, second, *_rest = review.revision.recommendations.get().programs
    mark(submission=review.submission, program=first, state="booked", on=TODAY + timedelta(days=5), by=None)
    mark(submission=review.submission, program=second, state="dropped", on=TODAY, by=None)

    assert [each.state for each in marked_steps(review.pk)] == ["dropped", "booked"]
