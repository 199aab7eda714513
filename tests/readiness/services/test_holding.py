"""A draft is held with its review, also with one that was asked for after the page was opened."""

import pytest
from django.db import transaction
from factories import a_submission
from factories.reviews import make_review, make_staff

from readiness.core.errors import CheckClosed, UnderReview
from readiness.core.notes import note_name
from readiness.models import Organisation, Review, Submission
from readiness.models.review import Status
from readiness.queries.submissions import by_token
from readiness.services.anonymising import anonymise
from readiness.services.consents import agree_to_statistics, correct_contact
from readiness.services.holding import hold
from readiness.services.links import mail_link, renew_link
from readiness.services.reviews.asking import ask_for_review, dispute
from readiness.services.submissions import save_answers, save_profile, submit

pytestmark = pytest.mark.django_db


def test_draft_without_a_review_is_held_alone(version):
    opened = by_token(a_submission().link)

    with transaction.atomic():
        assert hold(opened) == (opened, None)


def test_review_asked_for_after_the_page_was_opened_is_held_too(version):
    review = make_review()
    opened = by_token(review.submission.link)
    opened.asked_for_review = False  # as it was when the page was opened

    with transaction.atomic():
        assert hold(opened) == (review.submission, review)


def test_answers_are_closed_if_an_advisor_took_the_review_after_the_page_was_opened(version):
    review = make_review()
    opened = by_token(review.submission.link)
    assert opened.review.status == Status.WAITING
    Review.objects.update(status=Status.IN_REVIEW, assignee=make_staff("advisor"))

    with pytest.raises(UnderReview):
        save_answers(submission=opened, shown={}, given={"VAL1": 3}, by=None)


OWNER = "owner@example.test"
WRITES = {
    "answers": lambda it: save_answers(submission=it, shown={}, given={note_name("VAL1"): "Merbau"}, by=None),
    "firm": lambda it: save_profile(submission=it, shown={}, given={}, firm={"name": "Merbau"}, by=None),
    "submit": lambda it: submit(submission=it, by=None),
    "mail": lambda it: mail_link(submission=it, email=OWNER, by=None),
    "new link": lambda it: renew_link(submission=it, by=None),
    "contact": lambda it: correct_contact(submission=it, email=OWNER, by=None),
    "statistics": lambda it: agree_to_statistics(submission=it, by=None),
    "review": lambda it: ask_for_review(submission=it, email=OWNER, message="Merbau", by=None),
    "dispute": lambda it: dispute(submission=it, reason="Merbau", by=None),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_nothing_is_written_into_a_check_that_was_closed_after_the_page_was_opened(version, write):
    review = make_review(status=Status.DONE, by=make_staff("advisor"))
    opened = by_token(review.submission.link)
    anonymise(submission=review.submission, by=None, is_asked=False)
    before = Submission.objects.values().get(), Review.objects.values().get()

    with pytest.raises(CheckClosed):
        write(opened)

    assert (Submission.objects.values().get(), Review.objects.values().get()) == before
    assert Organisation.objects.get().name == ""
