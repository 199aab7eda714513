"""Both ends of a review, in clicks: an owner who asks for it, and an advisor who does it."""

import re

from django.core import mail
from e2e.journey import Journey, until
from e2e.signing_in import come_with
from factories import answers
from playwright.sync_api import Locator, expect

OWNER = "owner@example.test"
DECLARED = answers(3, TEC4="unknown")
"""Level 2, could be 3: all parts reach 3, but nobody knows about backups, which limits the level."""
GATES = ("STR1", "VAL2", "GOV1", "GOV2")
"""What an advisor must have looked at, beside TEC4."""
QUESTION, REPLY = "Who makes your backups?", "Our IT firm, every night."
FOUND = "The IT firm showed its log of last night."
WHY_KEPT = "Your people asked for this one."
NOTE = "Restore a backup once, as a test."


def fill_in_a_quick_check(owner: Journey) -> None:
    owner.start("quick")
    owner.describe_firm()
    owner.answer_all(DECLARED)
    owner.press("Get my result")


def ask_for_a_review(owner: Journey) -> None:
    owner.page.get_by_role("main").get_by_role("link", name="Ask an advisor", exact=True).last.click()
    owner.page.get_by_label("Your e-mail address").fill(OWNER)
    owner.page.get_by_role("checkbox").check()
    owner.press("Ask for the review")
    expect(owner.page.locator("#review-status")).to_contain_text("You asked for a review")


def take_it(advisor: Journey) -> None:
    come_with(advisor, "advisor")
    advisor.open("queue")
    advisor.page.get_by_role("button", name=re.compile("^Take ?:")).click()
    expect(advisor.page.get_by_text("It is yours now.")).to_be_visible()


def row(advisor: Journey, question: str) -> Locator:
    return advisor.page.locator(f"#{question.lower()}")


def open_row(advisor: Journey, question: str) -> Locator:
    row(advisor, question).get_by_role("link", name=re.compile("Judge or ask|Change or ask")).click()
    return row(advisor, question)


def ask_back(advisor: Journey) -> None:
    open_row(advisor, "TEC4").get_by_label("Ask the firm").fill(QUESTION)
    advisor.press("Keep the question")
    advisor.press("Send 1 question to the firm")
    expect(advisor.page.get_by_text("Sent. The firm gets a mail with its link")).to_be_visible()


def follow_the_mail(owner: Journey, number: int) -> None:
    """Open the link of the mail that came as the so-manyeth."""
    until(owner.page, lambda: len(mail.outbox) >= number)
    letter = mail.outbox[number - 1]
    assert letter.to == [OWNER]
    owner.page.goto(re.search(r"http\S+", letter.body)[0])


def reply(owner: Journey) -> None:
    follow_the_mail(owner, 1)
    expect(owner.page.get_by_text(QUESTION)).to_be_visible()
    owner.page.get_by_label("Your reply").fill(REPLY)
    owner.press("Send the replies")
    expect(owner.page.locator("#review-status")).to_contain_text("is looking at your check")


def find_the_reply(advisor: Journey) -> None:
    advisor.open("queue")
    advisor.follow("1 firm of yours has answered")
    advisor.page.locator("tr", has_text="Reply received").locator("th a").click()
    expect(row(advisor, "TEC4")).to_contain_text(REPLY)
    advisor.press("I have read it")


def judge(advisor: Journey) -> None:
    """Agree with what limits the level, but for the answer that nobody knew: the level rises as it is saved."""
    expect(reviewed_level(advisor)).to_have_text("2")
    for question in GATES:
        row(advisor, question).get_by_role("button", name="Agree").click()
        expect(row(advisor, question)).to_contain_text("Agreed.")
    opened = open_row(advisor, "TEC4")
    opened.locator("label", has=advisor.page.locator("[name='response'][value='3']")).click()
    opened.locator("label", has=advisor.page.locator("[name='evidence'][value='shown']")).click()
    opened.get_by_label("Reason").fill(FOUND)
    opened.get_by_role("button", name="Save").click()
    expect(reviewed_level(advisor)).to_have_text("3")


def reviewed_level(advisor: Journey) -> Locator:
    return advisor.page.locator("#level .compare__n").last


def keep_the_first_step(advisor: Journey) -> str:
    """Decide that the first step stays; return its name."""
    advisor.page.get_by_role("link", name="Keep, replace or leave out").first.click()
    name = advisor.page.get_by_role("heading", level=1).inner_text()
    advisor.page.get_by_text("Keep it, whatever the rules choose later").click()
    advisor.page.get_by_label("Reason").fill(WHY_KEPT)
    advisor.press("Save and work the plan out anew")
    expect(advisor.page.locator("#plan")).to_contain_text(WHY_KEPT)
    return name


def write_and_finish(advisor: Journey) -> None:
    advisor.page.get_by_role("textbox", name="Note to the firm").fill(NOTE)
    advisor.press("Save the note")
    expect(advisor.page.locator("#note")).to_contain_text(NOTE)
    advisor.press("Finish at level 3")
    expect(advisor.page.get_by_text("Finished. The firm gets a mail")).to_be_visible()


def read_what_was_found(owner: Journey) -> None:
    follow_the_mail(owner, 2)
    expect(owner.page.locator("#reviewed-levels .compare__n")).to_have_text(["Level 2", "Level 3"])
    for place, text in (("#reviewed-answers", FOUND), ("#reviewed-note", NOTE), ("#advised-plan", WHY_KEPT)):
        expect(owner.page.locator(place)).to_contain_text(text)


def book(owner: Journey, step: str) -> None:
    owner.page.locator("#advised-plan").get_by_role("link", name=f"Booked, done or dropped? : {step}").click()
    owner.page.get_by_text("Booked: a place is reserved").click()
    owner.page.get_by_label("Date").fill("2026-12-01")
    owner.press("Keep")
    expect(owner.page.locator("#advised-plan .tag").filter(has_text="Booked, 1 Dec 2026")).to_be_visible()
