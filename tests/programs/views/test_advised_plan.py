"""The advisor's plan on the firm's result page."""

import pytest
from django.urls import reverse
from factories.advice import beside, concluded, in_hand, planned
from matching_firms import CATALOGUE
from pages import element, elements, says

from programs.services.advising import decide
from programs.services.uptake import mark
from readiness.models import Conclusion, Review
from readiness.models.review import Status

pytestmark = pytest.mark.django_db
NAME = {program.slug: program.name for program in CATALOGUE.programs}
REASON = "They speak Mandarin at the shop"


@pytest.fixture
def review(catalogue) -> Review:
    return in_hand()


def finished(review: Review) -> Conclusion:
    conclusion = concluded(review)
    Review.objects.update(status=Status.DONE, finished_at=conclusion.at)
    return conclusion


def result(client, conclusion: Conclusion):
    return client.get(reverse("result", args=[conclusion.review.submission.link]))


def test_result_tells_the_advised_plan_with_its_reasons_beside_the_one_by_the_rules(client, review):
    first, other = planned(review)[0], beside(review)[0]
    decide(review=review, program=first, kind="replace", instead=other, reason=REASON, by=review.assignee)
    conclusion = finished(review)
    mark(submission=review.submission, program=other, state="booked", on=conclusion.revision.as_of, by=review.assignee)

    page = result(client, conclusion)

    told, place = says(page, "advised-plan"), conclusion.revision.advised_plan.programs.index(other) + 1
    assert f"{NAME[other]}" in says(page, f"advised-{place}")
    assert f"Your advisor says: {REASON} It takes the place of {NAME[first]}." in told
    assert f"What your advisor left out, and why {NAME[first]} {NAME[other]} takes its place {REASON}" in told
    assert "Beside the plan by the rules" in told
    assert f"Booked, {conclusion.revision.as_of:%-d %b %Y}" in told
    assert NAME[first] in says(page, "plan")


def test_result_says_where_the_advisor_left_the_plan_as_it_is(client, review):
    page = result(client, finished(review))

    told = says(page, "advised-plan")
    assert "Your advisor left the plan as the rules make it from the reviewed answers." in told
    assert "Beside the plan by the rules" not in told
    assert says(element(page, "advised-1")) == NAME[planned(review)[0]]


def test_result_without_a_conclusion_has_no_advised_plan(client, review):
    decide(review=review, program=planned(review)[0], kind="pin", reason=REASON, by=review.assignee)

    page = client.get(reverse("result", args=[review.submission.link]))

    assert elements(page, id="advised-plan") == []
    assert REASON not in page.content.decode()


def test_result_of_another_firm_tells_nothing_of_it(client, review):
    decide(review=review, program=planned(review)[0], kind="dismiss", reason=REASON, by=review.assignee)
    finished(review)
    other = finished(in_hand())

    page = result(client, other)

    assert REASON not in page.content.decode()
    assert len(elements(page, id="advised-plan")) == 1
