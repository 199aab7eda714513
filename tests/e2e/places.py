"""Every page in every state that looks different, and how a visitor gets there."""

import json
from collections.abc import Callable
from typing import Any

from catalogues import publish_changed
from django.urls import reverse
from e2e.journey import Journey, open_folds
from factories import PROFILE, a_revision, a_submission, answers
from playwright.sync_api import FilePayload

from programs.services.recommendations import recommend
from readiness.models import Revision, Submission
from readiness.services.consents import agree_to_statistics
from readiness.services.links import mail_link, renew_link
from readiness.services.peers import publish_snapshot
from readiness.services.submissions import save_answers, submit

PLACES: dict[str, Callable[[Journey], None]] = {}
UNSURE = answers(3, TEC4="unknown", STR1=1, PPL1=4, DAT1=5)
"""Level 2, could be 3: two gates, one of them for an unknown answer, and a way up."""


def place(opener: Callable[[Journey], None]) -> Callable[[Journey], None]:
    PLACES[opener.__name__] = opener
    return opener


def changed_since(revision: Revision, **given: Any) -> Submission:
    """The submission of a revision, with answers that came after it."""
    save_answers(submission=revision.submission, shown={}, given=given, by=None)
    return revision.submission


@place
def landing(journey: Journey) -> None:
    journey.open("landing")


@place
def landing_with_an_unknown_code(journey: Journey) -> None:
    journey.open("landing")
    journey.page.get_by_label("Your return code").fill("2222-2222-2222")
    journey.press("Continue")


@place
def firm(journey: Journey) -> None:
    journey.open("firm", a_submission(profile={}).link)


@place
def firm_with_errors(journey: Journey) -> None:
    journey.open("firm", a_submission(profile={}).link)
    open_folds(journey.page)
    journey.page.get_by_label("Company number").fill("12")
    journey.press("Save and go to part 1")


@place
def part(journey: Journey) -> None:
    journey.open("part", a_submission().link, "str")


@place
def part_with_unknown_and_news(journey: Journey) -> None:
    submission = a_submission(responses={"VAL2": 1})
    journey.open("part", submission.link, "val")
    save_answers(submission=submission, shown={}, given={"VAL1": 4}, by=None)
    journey.answer("VAL3", "unknown")
    journey.answer("VAL2", 2)
    journey.page.locator("#news").get_by_text("A question has opened").wait_for()


@place
def part_whose_link_was_renewed(journey: Journey) -> None:
    submission = a_submission(responses={"STR1": 3})
    journey.open("part", submission.link, "str")
    renew_link(submission=submission, by=None)
    journey.answer("STR2", 4)
    journey.page.get_by_text("this link no longer opens the check").wait_for()


@place
def answers_with_open_questions(journey: Journey) -> None:
    journey.open("answers", a_submission(responses={"STR1": 3, "TEC4": "unknown", "VAL2": 1}).link)


@place
def answers_without_facts(journey: Journey) -> None:
    journey.open("answers", a_submission(profile={}).link)


@place
def result(journey: Journey) -> None:
    journey.open("result", a_revision(responses=UNSURE).submission.link)


@place
def result_of_a_quick_check(journey: Journey) -> None:
    journey.open("result", a_revision(mode="quick", responses=UNSURE).submission.link)


@place
def result_of_few_answers(journey: Journey) -> None:
    journey.open("result", a_revision(responses={"STR1": 2}, firm={"name": "Tan & Daughters Trading"}).submission.link)


@place
def result_beside_an_earlier_one(journey: Journey) -> None:
    submission = changed_since(a_revision(responses=UNSURE), TEC4=3, STR1=3, GOV2=4)
    submit(submission=submission, by=None)
    journey.open("result", submission.link)


@place
def result_that_answers_overtook(journey: Journey) -> None:
    journey.open("result", changed_since(a_revision(), STR1=1).link)


@place
def result_with_a_vendors_step_and_warnings(journey: Journey) -> None:
    journey.open("result", _tied().submission.link)


@place
def result_whose_catalogue_changed(journey: Journey) -> None:
    revision = _tied()
    publish_changed(lambda content: content["programs"].pop(), number=2)
    journey.open("result", revision.submission.link)


@place
def result_without_a_plan(journey: Journey) -> None:
    journey.open("result", a_revision(responses=answers(5)).submission.link)


@place
def result_with_an_answer_to_what_if(journey: Journey) -> None:
    journey.open("result", _tied().submission.link)
    journey.page.get_by_text("Try another budget, time or language").click()
    journey.page.get_by_label("Money for each person").select_option("none")
    journey.press("See what would change")
    journey.page.get_by_role("heading", name="What would change").wait_for()


@place
def what_if(journey: Journey) -> None:
    journey.open("what_if", _tied().submission.link)


@place
def what_if_with_an_answer(journey: Journey) -> None:
    link = reverse("what_if", args=[_tied().submission.link])
    journey.page.goto(f"{journey.address}{link}?budget=none&avoid=aws&avoid=google")


@place
def what_if_with_an_error(journey: Journey) -> None:
    link = reverse("what_if", args=[_tied().submission.link])
    journey.page.goto(f"{journey.address}{link}?budget=everything&avoid=everybody")


@place
def what_if_that_could_not_be_worked_out(journey: Journey) -> None:
    journey.open("what_if", _tied().submission.link)
    journey.page.route("**/what-if?**", lambda route: route.fulfill(status=404))
    journey.press("See what would change")
    journey.page.get_by_text("This could not be worked out now.").wait_for()


@place
def plan_now(journey: Journey) -> None:
    revision = _tied()
    publish_changed(lambda content: content["programs"].pop(2), number=2)
    journey.open("plan_now", revision.submission.link)


@place
def plan_that_was_superseded(journey: Journey) -> None:
    revision = _tied()
    first = revision.recommendations.get()
    publish_changed(lambda content: content["programs"].pop(), number=2)
    recommend(revision=revision, by=None)
    journey.open("plan", revision.submission.link, first.pk)


@place
def save(journey: Journey) -> None:
    journey.open("save", a_submission().link)


@place
def save_with_a_mail_on_its_way(journey: Journey) -> None:
    journey.open("save", a_submission().link)
    journey.page.get_by_label("Your e-mail address").fill("owner@example.com")
    journey.press("Send the link")


@place
def save_with_an_error(journey: Journey) -> None:
    journey.open("save", a_submission().link)
    journey.press("Send the link")


@place
def own_data(journey: Journey) -> None:
    journey.open("own_data", _with_address().link)


@place
def own_data_with_an_error(journey: Journey) -> None:
    journey.open("own_data", _with_address().link)
    journey.page.get_by_label("Your e-mail address").fill("owner")
    journey.press("Correct the address")


@place
def closing_a_check(journey: Journey) -> None:
    journey.open("withdraw_purpose", a_submission().link, "rating")


@place
def withdrawing_what_was_not_agreed(journey: Journey) -> None:
    journey.open("withdraw_purpose", a_submission().link, "statistics")


@place
def result_beside_other_firms(journey: Journey) -> None:
    revisions = [a_revision(responses=answers(level)) for level in (1, 2, 2, 2, 3, 3, 3, 4, 4, 5)]
    for revision in revisions:
        agree_to_statistics(submission=revision.submission, by=None)
    publish_snapshot()
    journey.open("result", revisions[0].submission.link)
    journey.page.get_by_role("heading", name="Beside other firms").scroll_into_view_if_needed()


@place
def method(journey: Journey) -> None:
    journey.open("method")


@place
def programs(journey: Journey) -> None:
    journey.open("programs")


@place
def programs_without_a_match(journey: Journey) -> None:
    _look_up(journey, "programs", "language=zh&kind=certificate&level=9")


@place
def program(journey: Journey) -> None:
    journey.open("program", "alibaba-ntuc-sttgdc-qwen")


@place
def program_of_funding(journey: Journey) -> None:
    journey.open("program", "psg-ai-solutions")


@place
def comparison(journey: Journey) -> None:
    _look_up(
        journey,
        "compare_programs",
        "p=alibaba-ntuc-sttgdc-qwen&p=aws-skill-builder&p=aisg-ai4e&p=psg-ai-solutions&p=ssg-ai-courses",
    )


@place
def comparison_of_one(journey: Journey) -> None:
    _look_up(journey, "compare_programs", "p=aws-skill-builder&p=nothing")


@place
def ranking(journey: Journey) -> None:
    journey.open("ranking")


@place
def privacy(journey: Journey) -> None:
    journey.open("privacy")


@place
def accessibility(journey: Journey) -> None:
    journey.open("accessibility")


@place
def receipt(journey: Journey) -> None:
    journey.open("check_receipt")


@place
def receipt_missing(journey: Journey) -> None:
    journey.open("check_receipt")
    journey.press("Check it")


@place
def receipt_that_holds(journey: Journey) -> None:
    _hand_over(journey, a_revision().receipt)


@place
def receipt_that_does_not_hold(journey: Journey) -> None:
    receipt = a_revision().receipt
    _hand_over(journey, receipt | {"inputs": receipt["inputs"] | {"mode": "quick"}})


@place
def nowhere(journey: Journey) -> None:
    journey.page.goto(f"{journey.address}/nowhere")


def _with_address() -> Submission:
    submission = a_revision().submission
    mail_link(submission=submission, email="owner@example.com", by=None)
    return submission


def _look_up(journey: Journey, name: str, query: str) -> None:
    journey.page.goto(f"{journey.address}{reverse(name)}?{query}")


def _tied() -> Revision:
    """A firm that depends on one cloud, with foundations missing and a vendor's step in its plan."""
    facts = PROFILE | {
        "suppliers": ["aws"],
        "ai_tools": ["gemini"],
        "goals": ["customer_service", "demand_forecasting"],
        "commitment": "over_12_months",
        "union": "no",
    }
    return a_revision(profile=facts, responses=answers(3, VEN2=1, VEN3=1, GOV3=1, DAT3=1))


def _hand_over(journey: Journey, receipt: dict[str, Any]) -> None:
    journey.open("check_receipt")
    file = FilePayload(name="receipt.json", mimeType="application/json", buffer=json.dumps(receipt).encode())
    journey.page.get_by_label("Receipt file").set_input_files(file)
    journey.press("Check it")
