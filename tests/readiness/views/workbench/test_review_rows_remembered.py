"""Rows of reviews that hold nothing but a choice are drawn once for all; nobody sees what is another firm’s."""

import pytest
from django.urls import reverse
from factories import answers
from factories.people import signed_in
from factories.reviewing import in_hand, judged
from factories.reviews import make_staff
from pages import attributes, elements, says

from readiness.forms import remembered
from readiness.models import Review
from readiness.services.reviews.talking import comment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_drawn(monkeypatch):
    monkeypatch.setattr(remembered, "_drawn", {})


def opened(review: Review, by=None):
    return signed_in(by or review.assignee).get(reverse("review", args=[review.pk]))


def test_row_tells_the_answer_of_its_own_firm_whoever_looked_before(version):
    reviews = {level: in_hand(responses=answers(level)) for level in (2, 4)}

    for _look in range(2):
        assert [f"Level {level}" in says(opened(each), "tec1") for level, each in reviews.items()] == [True, True]


def test_buttons_of_a_row_lead_to_its_own_review(version):
    first, second = (in_hand(responses=answers(2)) for _each in range(2))
    opened(first)

    page = opened(second)

    (button,) = (each for each in elements(page, form="agree") if says(each) == "Agree TEC1")
    here = f"{reverse('review', args=[second.pk])}/answers/TEC1/agree"
    assert (attributes(button)["formaction"], attributes(button)["hx-post"]) == (here, here)
    assert reverse("review", args=[first.pk]) not in page.content.decode()


def test_buttons_are_those_that_the_reader_may_press(version):
    review = in_hand(responses=answers(2))
    opened(review)

    assert elements(opened(review, make_staff("auditor")), form="agree") == []


def test_words_of_one_firm_and_its_advisor_are_not_remembered(version):
    review = in_hand(responses=answers(2))
    review.submission.notes = {"TEC1": "Ask Mei about the stock list."}
    review.submission.save()
    judged(review, "TEC2", 4, reason="Devi was shown it.")
    comment(review=review, question="TEC3", kind="internal", text="Call Ravi.", by=review.assignee)

    page = opened(review).content.decode()

    drawn = "".join(remembered._drawn.values())
    assert remembered._drawn
    assert [(word in page, word in drawn) for word in ("Mei", "Devi", "Ravi")] == [(True, False)] * 3
