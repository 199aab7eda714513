"""The steps of a review as buttons: each told once done, each refused with what was typed."""

import pytest
from django.test import Client
from django.urls import reverse
from factories import answers
from factories.people import signed_in
from factories.reviewing import all_gates_judged, in_hand
from factories.reviews import make_review, make_staff
from pages import elements, says

from readiness.models import AuditEntry, Comment, Conclusion, Review
from readiness.models.review import Status
from readiness.services.reviews.answering import answer_clarifications
from readiness.services.reviews.asking import dispute
from readiness.services.reviews.asking_back import draft_question, send_questions
from readiness.services.reviews.finishing import finish
from readiness.views.workbench.review_steps import STEPS

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def review(version) -> Review:
    return in_hand(responses=answers(3, TEC4="unknown"))


@pytest.fixture
def me(review) -> Client:
    return signed_in(review.assignee)


def to(review: Review, end: str) -> str:
    return reverse("review", args=[review.pk]) + f"/{end}"


def status() -> str:
    return Review.objects.get().status


def test_waiting_review_is_taken(version):
    review, advisor = make_review(), make_staff("advisor")

    page = signed_in(advisor).post(to(review, "take"), follow=True)

    assert (status(), Review.objects.get().assignee) == (Status.IN_REVIEW, advisor)
    assert says(page, "news") == "It is yours now. The firm’s answers are closed while you have it."


def test_review_that_somebody_has_is_not_taken_again(review):
    page = signed_in(make_staff("advisor")).post(to(review, "take"))

    assert page.status_code == 409
    assert says(page, "errors").startswith(f"{review.assignee} has taken this review already.")
    assert Review.objects.get().assignee == review.assignee


def test_review_is_taken_over_with_a_reason(review):
    advisor = make_staff("advisor")
    client = signed_in(advisor)

    missing = client.post(to(review, "take-over"), {"reason": ""})
    assert (missing.status_code, says(missing, "id_take_over_reason_error")) == (422, "Say why in a few words.")
    client.post(to(review, "take-over"), {"reason": "On leave."})

    assert (status(), Review.objects.get().assignee) == (Status.IN_REVIEW, advisor)


@pytest.mark.parametrize("role", ["owner", "lead advisor"])
def test_review_is_given_back_by_who_has_it_or_a_lead(me, review, role):
    client = me if role == "owner" else signed_in(make_staff(role))

    client.post(to(review, "release"), {"reason": "I know the owner."})

    assert (status(), Review.objects.get().assignee) == (Status.WAITING, None)


def test_questions_are_sent_and_it_says_so(me, review):
    draft_question(review=review, question="TEC4", text="Which?", by=review.assignee)

    page = me.post(to(review, "send"), follow=True)

    assert status() == Status.CLARIFICATION
    assert says(page, "news") == "Sent. The firm gets a mail with its link; you hear when it has answered."
    assert "Which?" in says(page, "questions")


def test_nothing_to_send_is_told_on_the_page(me, review):
    page = me.post(to(review, "send"))

    assert page.status_code == 409
    assert says(page, "errors") == "There is no question to send. Write one on the answer that you ask about."


def test_questions_are_taken_back_with_a_reason(me, review):
    draft_question(review=review, question="TEC4", text="Which?", by=review.assignee)
    send_questions(review=review, by=review.assignee)

    missing = me.post(to(review, "take-back"), {"reason": ""})
    assert (missing.status_code, says(missing, "id_take_back_reason_error")) == (422, "Say why in a few words.")
    me.post(to(review, "take-back"), {"reason": "They called."})

    assert status() == Status.IN_REVIEW


def test_reply_is_noted_as_read(me, review):
    draft_question(review=review, question="TEC4", text="Which?", by=review.assignee)
    send_questions(review=review, by=review.assignee)
    answer_clarifications(submission=review.submission, answers={"TEC4": ("All.", None)}, by=None)
    assert len(elements(me.get(reverse("review", args=[review.pk])), action=to(review, "seen"))) == 1

    page = me.post(to(review, "seen"), follow=True)

    assert "flag:reply" not in Review.objects.get().tags
    assert elements(page, action=to(review, "seen")) == []


def test_finished_review_shows_what_the_firm_was_told(me, review):
    all_gates_judged(review)

    page = me.post(to(review, "finish"), follow=True)

    assert status() == Status.DONE
    assert says(page, "news") == "Finished. The firm gets a mail and sees the reviewed result beside its own."
    assert "Level 2 self-assessed, 2 reviewed" in says(page, "conclusions")
    assert elements(page, action=to(review, "finish")) == []


def test_finishing_too_early_is_refused_by_the_server_too(me, review):
    page = me.post(to(review, "finish"))

    assert page.status_code == 409
    assert says(page, "errors") == (
        "Questions that can limit the level are still to be looked at: STR1 , VAL2 , TEC4 , GOV1 , GOV2 ."
    )
    assert (status(), Conclusion.objects.count()) == (Status.IN_REVIEW, 0)


def test_finishing_twice_is_told(me, review):
    all_gates_judged(review)
    me.post(to(review, "finish"))

    page = me.post(to(review, "finish"))

    assert page.status_code == 403
    assert says(page, "errors") == "Nobody has this review in hand. Take it first."
    assert Conclusion.objects.count() == 1


def finished(review: Review) -> Review:
    all_gates_judged(review)
    finish(review=review, by=review.assignee)
    return review


def test_finished_review_is_opened_again_with_a_reason_by_who_finished_it(me, review):
    finished(review)

    assert me.post(to(review, "reopen"), {"reason": ""}).status_code == 422
    me.post(to(review, "reopen"), {"reason": "They found the contract."})

    assert status() == Status.IN_REVIEW


def test_finished_review_is_not_opened_again_by_another_advisor(review):
    finished(review)

    page = signed_in(make_staff("advisor")).post(to(review, "reopen"), {"reason": "Why not"})

    assert page.status_code == 403
    assert says(page, "errors").startswith("Only a lead advisor, or who finished it, can open this review again.")
    assert status() == Status.DONE


def test_lead_opens_anybodys_again_and_has_it_then(review):
    lead = make_staff("lead advisor")
    finished(review)

    signed_in(lead).post(to(review, "reopen"), {"reason": "A complaint."})

    assert (status(), Review.objects.get().assignee) == (Status.IN_REVIEW, lead)


def test_dispute_is_answered_by_a_lead_in_words_that_the_firm_reads(review):
    finished(review)
    dispute(submission=review.submission, reason="We do test backups.", by=None)
    lead = signed_in(make_staff("lead advisor"))
    assert "We do test backups." in says(lead.get(reverse("review", args=[review.pk])), "talk")

    lead.post(to(review, "settle"), {"reason": "We saw no test."})

    assert status() == Status.DONE
    assert (Comment.objects.last().kind, Comment.objects.last().text) == ("shared", "We saw no test.")


def test_dispute_is_not_answered_by_who_is_disputed(me, review):
    finished(review)
    dispute(submission=review.submission, reason="We do test backups.", by=None)

    page = me.post(to(review, "settle"), {"reason": "No."})

    assert page.status_code == 403
    assert says(page, "errors") == "Only lead advisors can do this. Ask one of them."
    assert status() == Status.DISPUTED


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", ["auditor", "catalogue editor", "administrator"])
def test_others_take_no_step(review, step, role):
    before = AuditEntry.objects.count()

    page = signed_in(make_staff(role)).post(to(review, step), {"reason": "x"})

    assert page.status_code == 403
    assert (status(), AuditEntry.objects.count()) == (Status.IN_REVIEW, before)


@pytest.mark.parametrize("step", STEPS)
def test_stranger_takes_no_step(client, review, step):
    page = client.post(to(review, step), {"reason": "x"})

    assert page["Location"].startswith(reverse("account_login"))
    assert status() == Status.IN_REVIEW


@pytest.mark.parametrize("step", STEPS)
def test_looking_at_a_step_does_nothing(me, review, step):
    assert me.get(to(review, step)).status_code == 405


@pytest.mark.parametrize("step", sorted(set(STEPS) - {"take", "take-over"}))
def test_advisor_who_does_not_have_it_takes_no_step(review, step):
    page = signed_in(make_staff("advisor")).post(to(review, step), {"reason": "x"})

    assert page.status_code == 403
    assert status() == Status.IN_REVIEW


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_taken_on_a_withdrawn_review(me, review, step):
    Review.objects.update(status=Status.WITHDRAWN, assignee=None)

    page = me.post(to(review, step), {"reason": "x"})

    assert page.status_code == 403
    assert status() == Status.WITHDRAWN


# what is said on the whole


def test_call_is_noted_and_swapped_in(me, review):
    page = me.post(to(review, "call"), {"minutes": "12", "text": "Spoke to the owner."}, headers=HTMX)

    assert says(page, "calls").startswith(f"Calls {review.assignee}")
    assert "12 minutes Spoke to the owner." in says(page, "calls")


def test_call_without_minutes_keeps_its_text(me, review):
    page = me.post(to(review, "call"), {"minutes": "", "text": "Spoke to the owner."})

    assert page.status_code == 422
    assert says(page, "id_call_text") == "Spoke to the owner."


def test_note_is_saved_and_says_so(me, review):
    page = me.post(to(review, "note"), {"version": "0", "text": "Well done."}, headers=HTMX)

    assert Review.objects.get().note == "Well done."
    assert "Saved" in says(page, "note")


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_stale_note_shows_both_and_can_be_saved_after_all(me, review, headers):
    me.post(to(review, "note"), {"version": "0", "text": "Of the other tab."})

    page = me.post(to(review, "note"), {"version": "0", "text": "Mine."}, headers=headers)

    assert page.status_code == 409
    assert "Saved meanwhile: Of the other tab." in says(page, "errors")
    (version,) = elements(page, id="id_note_version")
    assert (says(page, "id_note_text"), dict(version.attributes)["value"]) == ("Mine.", "1")


def test_comment_on_the_whole_is_swapped_in(me, review):
    page = me.post(to(review, "comment"), {"kind": "shared", "text": "Dear firm"}, headers=HTMX)

    assert "Dear firm" in says(page, "talk")
    assert Comment.objects.get().kind == "shared"


@pytest.mark.parametrize("end", ["call", "note"])
def test_advisor_who_does_not_have_it_notes_nothing(review, end):
    page = signed_in(make_staff("advisor")).post(to(review, end), {"minutes": "3", "version": "0", "text": "Hello"})

    assert page.status_code == 403
    assert (Comment.objects.count(), Review.objects.get().note) == (0, "")


@pytest.mark.parametrize("end", ["call", "note", "comment"])
def test_auditor_says_nothing(review, end):
    given = {"minutes": "3", "version": "0", "text": "Hello", "kind": "internal"}

    page = signed_in(make_staff("auditor")).post(to(review, end), given)

    assert page.status_code == 403
    assert (Comment.objects.count(), Review.objects.get().note) == (0, "")


def test_review_that_waits_is_read_by_advisors(version):
    review = make_review(status=Status.WAITING)

    page = signed_in(make_staff("advisor")).get(reverse("review", args=[review.pk]))

    assert "nobody" in says(page, "review")
