"""Pages of a firm around its review. Importing this adds them to the places."""

from django.urls import reverse
from e2e.journey import Journey
from e2e.places import place
from factories import a_revision, answers
from factories.asked import a_review_with_questions
from factories.reviews import make_review, make_staff

from readiness.models import Comment, Review
from readiness.models.review import Status
from readiness.services.reviews.finishing import finish
from readiness.services.reviews.moving import move
from readiness.services.reviews.verdicts import save_verdict
from readiness.services.submissions import save_answers

UNSURE = answers(3, TEC4="unknown", STR1=1)


def in_review() -> Review:
    return make_review(status=Status.IN_REVIEW, by=make_staff("advisor"), responses=UNSURE)


def finished() -> Review:
    """A review whose every answer was looked at, one of them adjusted, and talked about."""
    review = in_review()
    Review.objects.filter(pk=review.pk).update(note="Start with backups.\nThe course in your plan fits well.")
    advisor = review.assignee
    for code in review.revision.responses:
        adjusted = {"response": 1, "reason": "No backup was ever restored."} if code == "TEC4" else {}
        found = {"response": None, "reason": ""} | adjusted
        save_verdict(review=review, question=code, version=0, evidence="shown", by=advisor, **found)
    Comment.objects.create(review=review, question="TEC4", kind="shared", text="Thank you for the call.", by=advisor)
    finish(review=Review.objects.get(pk=review.pk), by=advisor)
    return Review.objects.get(pk=review.pk)


@place
def part_with_a_note(journey: Journey) -> None:
    submission = a_revision(responses=UNSURE).submission
    save_answers(submission=submission, shown={}, given={"note_STR1": "Our Ms Lim does it."}, by=None)
    journey.open("part", submission.link, "str")


@place
def asking_for_a_review(journey: Journey) -> None:
    journey.open("ask_review", a_revision().submission.link)


@place
def asking_for_a_review_with_errors(journey: Journey) -> None:
    journey.open("ask_review", a_revision().submission.link)
    journey.press("Ask for the review")


@place
def asking_for_a_second_review_at_once(journey: Journey) -> None:
    journey.open("ask_review", make_review().submission.link)


@place
def withdrawing_a_review(journey: Journey) -> None:
    journey.open("withdraw_review", in_review().submission.link)


@place
def result_that_waits_for_an_advisor(journey: Journey) -> None:
    journey.open("result", make_review().submission.link)


@place
def result_with_an_advisor(journey: Journey) -> None:
    journey.open("result", in_review().submission.link)


@place
def result_with_questions(journey: Journey) -> None:
    journey.open("result", a_review_with_questions("TEC4", "GOV2", responses=UNSURE).submission.link)


@place
def part_that_is_closed(journey: Journey) -> None:
    journey.open("part", a_review_with_questions("TEC4", responses=UNSURE).submission.link, "tec")


@place
def part_that_closed_meanwhile(journey: Journey) -> None:
    review = make_review(responses=UNSURE)
    journey.open("part", review.submission.link, "str")
    advisor = make_staff("advisor")
    move(review, Status.IN_REVIEW, verb="take", by=advisor, assignee=advisor)
    journey.answer("STR1", 4)
    journey.page.locator("#news").get_by_text("This was not saved").wait_for()


@place
def firm_that_is_closed(journey: Journey) -> None:
    journey.open("firm", in_review().submission.link)


@place
def answers_that_are_closed(journey: Journey) -> None:
    journey.open("answers", in_review().submission.link)


@place
def questions_of_an_advisor(journey: Journey) -> None:
    journey.open("questions", a_review_with_questions("TEC4", "GOV2", responses=UNSURE).submission.link)


@place
def questions_with_a_reply_missing(journey: Journey) -> None:
    journey.open("questions", a_review_with_questions("TEC4", "GOV2", responses=UNSURE).submission.link)
    journey.page.get_by_label("Your reply").first.fill("Our IT firm, every night.")
    journey.press("Send the replies")


@place
def questions_that_were_taken_back_meanwhile(journey: Journey) -> None:
    review = a_review_with_questions("TEC4", responses=UNSURE)
    journey.open("questions", review.submission.link)
    review.clarifications.update(ended_at=review.asked_back_at)
    move(review, Status.IN_REVIEW, verb="take back questions", by=review.assignee, asked_back_at=None)
    journey.page.get_by_label("Your reply").fill("Our IT firm, every night.")
    journey.page.locator("#news").get_by_text("This was not saved").wait_for()


@place
def questions_that_are_gone(journey: Journey) -> None:
    journey.open("questions", in_review().submission.link)


@place
def result_that_was_reviewed(journey: Journey) -> None:
    journey.open("result", finished().submission.link)


@place
def result_as_reviewed(journey: Journey) -> None:
    review = finished()
    number = review.conclusions.get().revision.number
    journey.page.goto(journey.address + reverse("result_number", args=[review.submission.link, number]))


@place
def seeing_a_review_differently(journey: Journey) -> None:
    journey.open("dispute_review", finished().submission.link)
    journey.press("Send it to a lead advisor")
