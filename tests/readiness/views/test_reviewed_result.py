"""The result of a firm whose review is under way or finished."""

import pytest
from django.urls import reverse
from factories import a_revision, answers
from factories.asked import a_conclusion, a_review_with_questions
from factories.reviews import make_review, make_staff
from pages import elements, says

from readiness.models import Comment, Conclusion, Review
from readiness.models.review import Status
from readiness.services.reviews.answering import answer_clarifications
from readiness.services.reviews.asking import dispute
from readiness.services.reviews.finishing import settle
from readiness.services.submissions import save_answers, submit

pytestmark = pytest.mark.django_db
CHANGE = {"question": "TEC4", "declared": 3, "reviewed": 1, "evidence": "shown", "reason": "No backup was restored."}


@pytest.fixture
def conclusion(version) -> Conclusion:
    review = make_review(status=Status.IN_REVIEW, by=make_staff("advisor"), responses=answers(3))
    return a_conclusion(review, note="Start with\nbackups.", changes=[CHANGE])


def url(review: Review, *args: int) -> str:
    return reverse("result_number" if args else "result", args=[review.submission.link, *args])


def test_reviewed_result_stands_beside_the_own_one(client, conclusion):
    page = client.get(url(conclusion.review))

    assert says(page, "reviewed-levels") == (
        "Your own result Level 3 Practising Reviewed result Level 1 Not started could be level 2"
    )
    assert says(page, "reviewed-note") == "Note from the advisor Start with backups."
    assert conclusion.by.name in says(page, "reviewed")


def test_changed_answer_has_both_answers_the_evidence_and_the_reason(client, conclusion):
    told = says(client.get(url(conclusion.review)), "reviewed-answers")

    assert told.startswith(
        "Which safety basics are in place: updates, backups, two-step log-in, virus protection? shown"
    )
    assert told.endswith("Reason No backup was restored.")
    assert "You said " in told
    assert " Reviewed " in told


def test_own_level_stays_the_result(client, conclusion):
    page = client.get(url(conclusion.review))

    assert says(page, "level-h") == "Level 3 of 5: Practising"


def test_reviewed_result_tells_that_it_is_one_and_leads_back(client, conclusion):
    number = conclusion.revision.number
    page = client.get(url(conclusion.review, number))

    assert elements(client.get(url(conclusion.review)), href=url(conclusion.review, number)) != []
    assert says(page, "is-reviewed").startswith(f"Reviewed by {conclusion.by.name} on ")
    assert len(elements(page, href=url(conclusion.review, conclusion.declared.number) + "#reviewed")) == 1
    assert elements(page, id="reviewed") == []
    assert says(page, "level-h") == "Level 1 of 5: Not started"


def test_reviewed_result_has_its_own_receipt(client, conclusion):
    receipt = reverse("receipt", args=[conclusion.review.submission.link, conclusion.revision.number])

    assert len(elements(client.get(url(conclusion.review)), href=receipt)) == 1
    assert client.get(receipt).json() == conclusion.revision.receipt


def test_finished_review_stays_with_the_firm_after_withdrawing(client, conclusion):
    client.post(reverse("withdraw_review", args=[conclusion.review.submission.link]))

    page = client.get(url(conclusion.review))

    assert says(page, "reviewed-note") == "Note from the advisor Start with backups."
    assert len(elements(page, id="advisor")) == 1
    assert elements(page, id="review-status") == []


def test_newer_result_says_that_the_review_was_about_another_and_can_be_asked_about(client, conclusion):
    submission = conclusion.review.submission
    save_answers(submission=submission, shown={}, given={"STR1": 5}, by=None)
    submit(submission=submission, by=None)

    page = client.get(url(conclusion.review))

    assert elements(page, id="reviewed") == []
    assert "an advisor reviewed your result no. 1, not this one." in says(page, "main")
    assert len(elements(page, id="advisor")) == 1
    assert says(client.get(url(conclusion.review, 1)), "reviewed-note") != ""


def test_review_finished_again_is_told_by_its_last_conclusion(client, conclusion):
    review = Review.objects.get()
    Review.objects.update(status=Status.IN_REVIEW, finished_at=None)
    a_conclusion(Review.objects.get(pk=review.pk), note="Looked again.")

    assert says(client.get(url(review)), "reviewed-note") == "Note from the advisor Looked again."


def test_review_that_changed_nothing_says_so(client, version):
    review = make_review(status=Status.IN_REVIEW, by=make_staff("advisor"))
    a_conclusion(review)

    page = client.get(url(review))

    assert "The advisor looked at your answers and left them as they are." in says(page, "reviewed")
    assert elements(page, id="reviewed-answers") == []


def test_talk_has_what_was_shared_in_order_and_nothing_internal(client, version):
    review = a_review_with_questions("TEC4")
    Comment.objects.create(review=review, kind="internal", text="Looks weak", by=review.assignee)
    Comment.objects.create(review=review, kind="call", text="Called them", by=review.assignee, minutes=5)
    answer_clarifications(submission=review.submission, answers={"TEC4": ("Every night.", None)}, by=None)
    Comment.objects.create(review=review, question="TEC4", kind="shared", text="Thank you.", by=review.assignee)

    page = client.get(url(review))

    lines = [" ".join(says(each).split()) for each in elements(elements(page, id="talk")[0]) if each.name == "li"]
    assert [line.rsplit("? ", 1)[1] for line in lines] == ["Tell us about TEC4.", "Every night.", "Thank you."]
    assert [secret for secret in ("Looks weak", "Called them") if secret in page.content.decode()] == []


def test_question_that_waits_for_the_firm_is_not_in_the_talk_yet(client, version):
    page = client.get(url(a_review_with_questions("TEC4")))

    assert elements(page, id="talk") == []


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.WAITING, "You asked for a review on "),
        (Status.IN_REVIEW, "Advisor 1 is looking at your check. Expect the review by "),
        (Status.DISPUTED, "You have told us that you see the review differently."),
    ],
)
def test_status_of_an_open_review_is_told_with_the_way_out(client, version, status, told):
    review = make_review(status=status, by=make_staff("advisor"))

    page = client.get(url(review))

    assert says(page, "review-status").startswith(told)
    assert len(elements(page, href=reverse("withdraw_review", args=[review.submission.link]))) == 1
    assert elements(page, id="advisor") == []


def test_questions_that_wait_are_prominent(client, version):
    review = a_review_with_questions("TEC4", "GOV2")

    page = client.get(url(review))

    assert says(page, "review-status").startswith(f"{review.assignee.name} has 2 questions for you.")
    (button,) = elements(page, href=reverse("questions", args=[review.submission.link]))
    assert says(button) == "Reply to the advisor"


def test_review_that_is_late_says_so(client, version):
    review = make_review()
    Review.objects.update(due_at=review.asked_at)

    assert "It takes longer than we said; we are sorry about that." in says(client.get(url(review)), "review-status")


def test_address_of_an_advisor_without_a_name_is_not_shown(client, version):
    advisor = make_staff("advisor")
    advisor.name = ""
    advisor.save()
    review = make_review(status=Status.IN_REVIEW, by=advisor)

    page = client.get(url(review))

    assert says(page, "review-status").startswith("An advisor is looking at your check.")
    assert advisor.email not in page.content.decode()


def test_result_of_a_firm_that_never_asked_offers_it(client, version):
    submission = a_revision().submission

    page = client.get(reverse("result", args=[submission.link]))

    (section,) = elements(page, id="advisor")
    assert len(elements(section, href=reverse("ask_review", args=[submission.link]))) == 1
    assert elements(page, id="review-status") == []


def test_another_firms_review_is_not_on_the_page(client, conclusion):
    Comment.objects.create(review=conclusion.review, kind="shared", text="Shared secret", by=conclusion.by)
    mine = make_review()

    page = client.get(url(mine)).content.decode()

    assert [secret for secret in ("Start with", "No backup", "Shared secret") if secret in page] == []


def test_talk_and_changes_cost_no_query_more(client, conclusion, django_assert_num_queries):
    client.get(url(conclusion.review))
    with django_assert_num_queries(12):
        client.get(url(conclusion.review))
    for text in ("One.", "Two.", "Three."):
        Comment.objects.create(review=conclusion.review, kind="shared", text=text, by=conclusion.by)

    with django_assert_num_queries(12):
        client.get(url(conclusion.review))


def test_answer_to_a_dispute_is_told_and_open(client, conclusion):
    dispute(submission=conclusion.review.submission, reason="We do test backups.", by=None)
    assert elements(client.get(url(conclusion.review)), id="answered") == []

    settle(review=conclusion.review, by=make_staff("lead advisor"), reason="We saw no test.")
    page = client.get(url(conclusion.review))

    assert says(page, "answered").startswith("A lead advisor has answered you.")
    assert "We saw no test." in says(page, "talk")
