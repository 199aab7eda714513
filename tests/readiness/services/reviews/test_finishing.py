"""Finishing: the reviewed answers rated beside the firm's own, once; opening again; settling a dispute."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from factories import answers
from factories.reviewing import GATES, all_gates_judged, in_hand, judged
from factories.reviews import make_staff

from readiness.core.errors import ReviewRefused
from readiness.core.receipt import check_receipt
from readiness.models import AuditEntry, Comment, Conclusion, Review, Revision
from readiness.models.review import Status
from readiness.queries.revisions import differences
from readiness.services.keys import signing_key
from readiness.services.reviews import finishing
from readiness.services.reviews.asking import dispute, withdraw_review
from readiness.services.reviews.asking_back import draft_question, send_questions
from readiness.services.reviews.finishing import finish, reopen, settle
from readiness.services.reviews.talking import save_note
from readiness.signals import reviewed

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(version) -> Review:
    """At level 2 by its own answers, because the safety basics are not known."""
    return in_hand(responses=answers(3, TEC4="unknown", DAT2=4))


@pytest.fixture
def ready(review) -> Review:
    all_gates_judged(review)
    judged(review, "TEC4", 3, evidence="verified", reason="A mail of the contractor.")
    judged(review, "DAT2", 3, reason="No monthly check.")
    return review


def done(review: Review) -> Conclusion:
    return finish(review=review, by=review.assignee)


def test_reviewed_answers_are_rated_beside_the_declared_ones(ready):
    conclusion = done(ready)

    declared, found = conclusion.declared, conclusion.revision
    assert (declared.kind, declared.level, declared.responses["TEC4"]) == ("declared", 2, "unknown")
    assert (found.kind, found.level, found.number) == ("reviewed", 3, 2)
    assert found.responses == declared.responses | {"TEC4": 3, "DAT2": 3}
    assert (found.as_of, found.profile, found.mode) == (timezone.localdate(), declared.profile, "full")
    assert Review.objects.get().status == Status.DONE


def test_conclusion_tells_each_change_with_its_reason_in_order(ready):
    save_note(review=ready, version=0, text="Write it down.", by=ready.assignee)

    conclusion = done(ready)

    assert conclusion.changes == [
        {"question": "DAT2", "declared": 4, "reviewed": 3, "evidence": "shown", "reason": "No monthly check."},
        {
            "question": "TEC4",
            "declared": "unknown",
            "reviewed": 3,
            "evidence": "verified",
            "reason": "A mail of the contractor.",
        },
    ]
    assert (conclusion.note, conclusion.by) == ("Write it down.", ready.assignee)


def test_reviewed_receipt_holds_and_nothing_differs_when_recomputed(ready):
    conclusion = done(ready)

    check_receipt(conclusion.revision.receipt, signing_key().public_key(), lambda receipt: receipt["result"])
    assert conclusion.revision.receipt["inputs"]["responses"] == conclusion.revision.responses
    assert list(differences(every_revision=True)) == ["", ""]


def test_adjusted_answer_that_closes_a_question_leaves_it_out(review):
    all_gates_judged(review)
    judged(review, "VAL2", 1)

    conclusion = done(review)

    assert "VAL4" in conclusion.declared.responses
    assert "VAL4" not in conclusion.revision.responses
    assert conclusion.revision.result["rating"]["not_applicable"] == ["VAL4"]


def test_finishing_is_told_to_listeners_and_to_the_firm(ready, django_capture_on_commit_callbacks):
    heard = []
    reviewed.connect(lambda sender, conclusion, **_more: heard.append(conclusion), weak=False, dispatch_uid="test")

    with django_capture_on_commit_callbacks(execute=True):
        conclusion = done(ready)

    reviewed.disconnect(dispatch_uid="test")
    assert heard == [conclusion]
    assert [letter.to for letter in mail.outbox] == [["owner@example.test"]]


def test_listener_that_fails_undoes_everything(ready):
    def fail(**_given):
        raise RuntimeError("no catalogue")

    reviewed.connect(fail, weak=False, dispatch_uid="test")
    with pytest.raises(RuntimeError):
        done(ready)
    reviewed.disconnect(dispatch_uid="test")

    assert Review.objects.get().status == Status.IN_REVIEW
    assert (Conclusion.objects.count(), Revision.objects.count()) == (0, 1)


@pytest.mark.parametrize("left", GATES)
def test_every_gate_question_has_to_be_looked_at(review, left):
    for question in GATES:
        if question != left:
            judged(review, question)

    with pytest.raises(ReviewRefused, match=f"still to be looked at: {left}"):
        done(review)

    assert (Review.objects.get().status, Conclusion.objects.count()) == (Status.IN_REVIEW, 0)


def test_question_that_was_not_sent_stops_it(ready):
    draft_question(review=ready, question="STR2", text="Which plan?", by=ready.assignee)

    with pytest.raises(ReviewRefused, match="Send or drop the questions that you have written: STR2"):
        done(ready)


def test_question_that_waits_for_the_firm_stops_it(ready):
    draft_question(review=ready, question="STR2", text="Which plan?", by=ready.assignee)
    send_questions(review=ready, by=ready.assignee)

    with pytest.raises(ReviewRefused, match="firm has not answered yet: STR2"):
        done(ready)


def test_finishing_twice_makes_one_conclusion(ready):
    done(ready)

    with pytest.raises(ReviewRefused, match="This review is finished now"):
        done(ready)

    assert Conclusion.objects.count() == 1


def test_somebody_else_cannot_finish(ready):
    with pytest.raises(ReviewRefused, match="in hand now"):
        finish(review=ready, by=make_staff("lead advisor"))


def test_withdrawn_review_cannot_be_finished(ready):
    withdraw_review(submission=ready.submission, by=None)

    with pytest.raises(ReviewRefused, match="withdrawn now"):
        done(ready)


def test_second_look_is_asked_for_if_chance_wants_it(ready, monkeypatch):
    asked = []
    monkeypatch.setattr(finishing, "maybe_second", asked.append)

    conclusion = done(ready)

    assert asked == [conclusion]


def test_opening_again_starts_the_time_afresh_and_keeps_what_was_told(ready):
    conclusion = done(ready)
    Review.objects.update(due_at=timezone.now() - timedelta(days=30))

    found = reopen(review=ready, by=ready.assignee, reason="They found the contract.")

    assert (found.status, found.assignee, found.finished_at) == (Status.IN_REVIEW, ready.assignee, None)
    assert found.due_at > timezone.now() + timedelta(days=4)
    assert (found.verdicts.count(), list(found.conclusions.all())) == (6, [conclusion])
    assert AuditEntry.objects.get(verb="reopen review").reason == "They found the contract."


def test_review_finished_again_gets_another_conclusion(ready):
    first = done(ready)
    reopen(review=ready, by=ready.assignee, reason="Another look.")
    judged(ready, "DAT2", 4)

    second = done(ready)

    assert [each.revision.number for each in (first, second)] == [2, 3]
    assert [change["question"] for change in second.changes] == ["TEC4"]


def test_opening_again_needs_a_reason_and_an_end(ready):
    with pytest.raises(ReviewRefused, match="open already"):
        reopen(review=ready, by=ready.assignee, reason="Because")
    done(ready)
    with pytest.raises(ReviewRefused, match="Say why you open this review again"):
        reopen(review=ready, by=ready.assignee, reason="")


def test_settled_dispute_tells_the_firm_why_and_leaves_the_result(ready):
    conclusion, lead = done(ready), make_staff("lead advisor")
    dispute(submission=ready.submission, reason="We do test backups.", by=None)

    found = settle(review=ready, by=lead, reason="We saw no test. Show us one and ask again.")

    assert (found.status, found.assignee) == (Status.DONE, ready.assignee)
    assert list(found.conclusions.all()) == [conclusion]
    said = Comment.objects.last()
    assert (said.kind, said.text, said.by) == ("shared", "We saw no test. Show us one and ask again.", lead)


def test_dispute_is_answered_once_and_with_words(ready):
    done(ready)
    lead = make_staff("lead advisor")
    dispute(submission=ready.submission, reason="We do test backups.", by=None)

    with pytest.raises(ReviewRefused, match="Write what the firm is to read"):
        settle(review=ready, by=lead, reason="")
    settle(review=ready, by=lead, reason="No.")
    with pytest.raises(ReviewRefused, match="answered already"):
        settle(review=ready, by=lead, reason="No again.")
