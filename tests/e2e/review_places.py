"""The page of a review in its states, and the pages of its plan. Importing this adds them to the places."""

import re

from django.urls import reverse
from e2e.firm_review_places import finished
from e2e.journey import Journey
from e2e.places import place
from e2e.signing_in import come_as, come_with
from factories import answers
from factories.advice import LOW, planned
from factories.advice import in_hand as with_a_plan
from factories.asked import a_review_with_questions
from factories.reviewing import in_hand, judged
from factories.reviews import make_review, make_staff

from programs.services.advising import decide
from readiness.models import Comment, Review
from readiness.models.review import Status
from readiness.services.reviews.answering import answer_clarifications
from readiness.services.reviews.asking import dispute
from readiness.services.reviews.asking_back import draft_question
from readiness.services.reviews.talking import comment, save_note

UNSURE = answers(3, TEC4="unknown", STR1=1)
FIRM = {"name": "Merbau Foods (sample)"}


def mine(journey: Journey, **given) -> Review:
    """A review in the hands of who sits at the browser."""
    review = in_hand(responses=UNSURE, firm=FIRM, **given)
    come_as(journey, review.assignee)
    return review


def at(journey: Journey, review: Review, query: str = "") -> None:
    journey.page.goto(journey.address + reverse("review", args=[review.pk]) + query)


@place
def review_that_waits(journey: Journey) -> None:
    come_with(journey, "advisor")
    at(journey, make_review(responses=UNSURE, firm=FIRM))


@place
def review_with_an_open_question(journey: Journey) -> None:
    review = mine(journey)
    draft_question(review=review, question="TEC4", text="Who makes the backups?", by=review.assignee)
    Comment.objects.create(review=review, question="TEC4", kind="internal", text="Ask.", by=review.assignee)
    at(journey, review, "?open=TEC4")


@place
def review_with_a_refused_answer(journey: Journey) -> None:
    at(journey, mine(journey), "?open=TEC4")
    opened = journey.page.locator("#tec4")
    opened.locator("label", has=journey.page.locator("[name='response'][value='3']")).click()
    opened.get_by_role("button", name="Save").click()
    opened.get_by_text("Say why you change the level.").wait_for()


@place
def review_with_both_versions_of_an_answer(journey: Journey) -> None:
    review = mine(journey)
    at(journey, review, "?open=STR2")
    judged(review, "STR2", 2)
    journey.page.get_by_label("Reason").fill("A mail of the contractor.")
    journey.page.locator("#str2").get_by_role("button", name="Save").click()
    journey.page.get_by_role("button", name="Save mine instead").wait_for()


@place
def review_with_both_versions_of_the_note(journey: Journey) -> None:
    review = mine(journey)
    at(journey, review)
    save_note(review=review, version=0, text="Start with backups.", by=review.assignee)
    journey.page.get_by_role("textbox", name="Note to the firm").fill("Begin with rules.")
    journey.press("Save the note")
    journey.page.locator("#note").get_by_text("Saved meanwhile:").wait_for()


@place
def review_that_cannot_be_finished_yet(journey: Journey) -> None:
    at(journey, mine(journey))
    journey.page.get_by_role("button", name=re.compile("^Finish")).click(force=True)
    journey.page.locator("#errors").wait_for()


@place
def review_to_give_back(journey: Journey) -> None:
    at(journey, mine(journey), "?step=release")
    journey.press("Give it back")


@place
def review_with_a_call(journey: Journey) -> None:
    review = mine(journey)
    said = "The IT firm restores a file every quarter."
    comment(review=review, question="", kind="call", text=said, minutes=12, by=review.assignee)
    at(journey, review, "?step=call")


@place
def review_with_questions_at_the_firm(journey: Journey) -> None:
    review = a_review_with_questions("TEC4", "GOV2", responses=UNSURE, firm=FIRM)
    come_as(journey, review.assignee)
    at(journey, review, "?step=take_back")


@place
def review_with_a_reply(journey: Journey) -> None:
    review = a_review_with_questions("TEC4", responses=UNSURE, firm=FIRM)
    come_as(journey, review.assignee)
    answer_clarifications(submission=review.submission, answers={"TEC4": ("Every night.", 3)}, by=None)
    judged(Review.objects.get(), "GOV1", 1)
    at(journey, review)


@place
def review_of_somebody_else(journey: Journey) -> None:
    come_with(journey, "advisor")
    at(journey, in_hand(responses=UNSURE, firm=FIRM), "?step=take_over")


@place
def review_that_an_auditor_reads(journey: Journey) -> None:
    come_with(journey, "auditor")
    at(journey, in_hand(responses=UNSURE, firm=FIRM))


@place
def review_that_is_finished(journey: Journey) -> None:
    review = finished()
    come_as(journey, review.assignee)
    at(journey, review, "?step=reopen")


@place
def review_that_the_firm_sees_differently(journey: Journey) -> None:
    review = finished()
    dispute(submission=review.submission, reason="We did restore a backup in May.", by=None)
    come_with(journey, "lead advisor")
    at(journey, review, "?step=settle")


@place
def review_with_a_changed_plan(journey: Journey) -> None:
    review = with_a_plan()
    decide(
        review=review, program=planned(review)[0], kind="dismiss", instead="", reason="Too long.", by=review.assignee
    )
    come_as(journey, review.assignee)
    at(journey, review)


@place
def step_of_a_reviewed_plan(journey: Journey) -> None:
    review = with_a_plan()
    come_as(journey, review.assignee)
    journey.open("review_plan_step", review.pk, planned(review)[0])


@place
def step_of_a_reviewed_plan_with_errors(journey: Journey) -> None:
    review = with_a_plan()
    come_as(journey, review.assignee)
    journey.open("review_plan_step", review.pk, planned(review)[0])
    journey.page.get_by_text("Let another programme take its place").click()
    journey.press("Save and work the plan out anew")


@place
def step_that_an_advisor_marks(journey: Journey) -> None:
    review = with_a_plan()
    come_as(journey, review.assignee)
    journey.open("review_plan_uptake", review.pk, planned(review)[0])


@place
def step_that_a_firm_marks(journey: Journey) -> None:
    review = make_review(status=Status.DONE, by=make_staff("advisor"), responses=LOW)
    journey.open("plan_uptake", review.submission.link, planned(review)[0])
    journey.press("Keep")
