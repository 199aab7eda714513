"""Questions to the firm: drafted, sent together with one mail, dropped, taken back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from factories.reviewing import in_hand
from factories.reviews import make_staff

from readiness.core.errors import ReviewRefused
from readiness.models import AuditEntry, Clarification, Review
from readiness.models.review import Status
from readiness.services.reviews.answering import answer_clarifications, keep_clarifications
from readiness.services.reviews.asking_back import draft_question, drop_question, send_questions, take_back_questions
from readiness.services.reviews.replies import note_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(version) -> Review:
    return in_hand()


def draft(review: Review, question: str = "TEC4", text: str = "Are updates on?") -> Clarification:
    return draft_question(review=review, question=question, text=text, by=review.assignee)


def sent(review: Review) -> Review:
    draft(review)
    return send_questions(review=review, by=review.assignee)


def test_later_text_takes_the_place_of_the_draft(review):
    draft(review)
    draft(review, text="Are backups tested?")

    assert [each.text for each in Clarification.objects.all()] == ["Are backups tested?"]


@pytest.mark.parametrize("text", ["", "  "])
def test_empty_question_is_refused(review, text):
    with pytest.raises(ReviewRefused, match="Write the question first"):
        draft(review, text=text)


def test_dropped_question_is_gone(review):
    draft(review)

    drop_question(review=review, question="TEC4", by=review.assignee)

    assert Clarification.objects.count() == 0
    assert AuditEntry.objects.get(verb="drop question").changes == {"question": ["TEC4", None]}


def test_dropping_what_was_never_written_does_nothing(review):
    drop_question(review=review, question="TEC4", by=review.assignee)

    assert AuditEntry.objects.filter(verb="drop question").count() == 0


def test_sending_opens_every_draft_to_the_firm_and_mails_it_once(review, django_capture_on_commit_callbacks):
    draft(review)
    draft(review, "STR1", "Who is it?")

    with django_capture_on_commit_callbacks(execute=True):
        found = send_questions(review=review, by=review.assignee)

    assert found.status == Status.CLARIFICATION
    assert [each.is_open for each in Clarification.objects.all()] == [True, True]
    assert {each.sent_at for each in Clarification.objects.all()} == {found.asked_back_at}
    (letter,) = mail.outbox
    assert letter.to == ["owner@example.test"]


def test_nothing_to_send_is_refused(review):
    with pytest.raises(ReviewRefused, match="no question to send"):
        send_questions(review=review, by=review.assignee)

    assert Review.objects.get().status == Status.IN_REVIEW


def test_questions_wait_while_others_are_with_the_firm(review):
    sent(review)
    draft(review, "STR1", "Who is it?")

    with pytest.raises(ReviewRefused, match="questions of yours already"):
        send_questions(review=review, by=review.assignee)

    assert Clarification.objects.get(question="STR1").sent_at is None


def test_second_question_on_an_answer_that_waits_is_refused(review):
    sent(review)

    with pytest.raises(ReviewRefused, match="has a question on this answer already"):
        draft(review, text="And backups?")
    with pytest.raises(ReviewRefused, match="has been sent"):
        drop_question(review=review, question="TEC4", by=review.assignee)


def test_taking_back_ends_them_keeps_nothing_unsent_and_gives_the_time_back(review):
    found = sent(review)
    keep_clarifications(submission=review.submission, shown={}, given={"TEC4": 5, "note_TEC4": "half a"}, by=None)
    Review.objects.update(asked_back_at=timezone.now() - timedelta(days=2))

    back = take_back_questions(review=review, by=review.assignee, reason="They called.")

    ended = Clarification.objects.get()
    assert (back.status, back.asked_back_at) == (Status.IN_REVIEW, None)
    assert (ended.answer, ended.response, ended.is_open) == ("", None, False)
    assert timedelta(days=2) <= back.due_at - found.due_at < timedelta(days=2, minutes=1)
    assert AuditEntry.objects.get(verb="take back questions").reason == "They called."


def test_taking_back_leaves_drafts(review):
    sent(review)
    draft(review, "STR1", "Who is it?")

    take_back_questions(review=review, by=review.assignee, reason="Not needed.")

    assert [each.question for each in Clarification.objects.filter(ended_at=None)] == ["STR1"]


def test_taking_back_needs_a_reason(review):
    sent(review)

    with pytest.raises(ReviewRefused, match="Say why you take the questions back"):
        take_back_questions(review=review, by=review.assignee, reason=" ")


def test_taking_back_after_the_firm_answered_is_refused_and_loses_nothing(review):
    sent(review)
    answer_clarifications(submission=review.submission, answers={"TEC4": ("Yes.", None)}, by=None)

    with pytest.raises(ReviewRefused, match="has answered meanwhile"):
        take_back_questions(review=review, by=review.assignee, reason="Too slow.")

    assert Clarification.objects.get().answer == "Yes."


def test_noting_the_reply_lowers_its_flag_once(review):
    sent(review)
    answer_clarifications(submission=review.submission, answers={"TEC4": ("Yes.", None)}, by=None)

    note_reply(review=review, by=review.assignee)
    note_reply(review=review, by=review.assignee)

    assert "flag:reply" not in Review.objects.get().tags
    assert AuditEntry.objects.filter(verb="read reply").count() == 1


def test_others_can_neither_draft_nor_send_nor_take_back(review):
    draft(review)
    other = make_staff("lead advisor")

    for call in (
        lambda: draft_question(review=review, question="STR1", text="?", by=other),
        lambda: drop_question(review=review, question="TEC4", by=other),
        lambda: send_questions(review=review, by=other),
        lambda: take_back_questions(review=review, by=other, reason="x"),
        lambda: note_reply(review=review, by=other),
    ):
        with pytest.raises(ReviewRefused, match="has this review in hand now"):
            call()

    assert [each.question for each in Clarification.objects.filter(sent_at=None)] == ["TEC4"]
