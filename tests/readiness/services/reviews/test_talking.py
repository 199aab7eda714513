"""Comments, calls and the note: who may say what, and that nothing is overwritten unseen."""

import pytest
from factories.reviewing import in_hand
from factories.reviews import make_staff

from readiness.core.errors import ReviewRefused, Stale
from readiness.models import AuditEntry, Comment, Review
from readiness.models.review import Status
from readiness.services.reviews.moving import move
from readiness.services.reviews.talking import comment, save_note

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(version) -> Review:
    return in_hand()


def test_comment_is_kept_and_recorded_without_its_text(review):
    said = comment(review=review, question="TEC4", kind="internal", text="Same in March.", by=review.assignee)

    assert (said.question, said.kind, said.text, said.by) == ("TEC4", "internal", "Same in March.", review.assignee)
    entry = AuditEntry.objects.get(verb="comment on review")
    assert (entry.changes, entry.reason) == ({"kind": [None, "internal"], "question": [None, "TEC4"]}, "")


def test_any_advisor_may_tell_the_others_something(review):
    other = make_staff("advisor")

    assert comment(review=review, question="", kind="internal", text="I know them.", by=other).by == other


@pytest.mark.parametrize("kind", ["shared", "call"])
def test_what_the_firm_sees_and_calls_are_for_who_has_it(review, kind):
    with pytest.raises(ReviewRefused, match="has this review in hand now"):
        comment(review=review, question="", kind=kind, text="Hello", by=make_staff("advisor"))

    assert Comment.objects.count() == 0


def test_call_keeps_its_minutes(review):
    assert comment(review=review, question="", kind="call", text="Ok", by=review.assignee, minutes=12).minutes == 12


def test_empty_comment_is_refused(review):
    with pytest.raises(ReviewRefused, match="nothing to save yet"):
        comment(review=review, question="", kind="internal", text=" ", by=review.assignee)


def test_comment_on_a_question_that_does_not_exist_is_refused(review):
    with pytest.raises(ReviewRefused, match="XXX9 is not a question"):
        comment(review=review, question="XXX9", kind="internal", text="?", by=review.assignee)


def test_nothing_can_be_said_once_the_firm_has_withdrawn(review):
    move(review, Status.WITHDRAWN, verb="withdraw review", by=None, assignee=None)

    with pytest.raises(ReviewRefused, match="withdrawn its request"):
        comment(review=review, question="", kind="internal", text="Pity", by=make_staff("advisor"))


def test_note_is_kept_with_its_version(review):
    save_note(review=review, version=0, text="Well done.", by=review.assignee)
    saved = save_note(review=review, version=1, text="Well done indeed.", by=review.assignee)

    assert (saved.note, saved.note_version) == ("Well done indeed.", 2)
    assert AuditEntry.objects.filter(verb="write note to firm").count() == 2


def test_stale_note_is_refused_with_both_texts(review):
    save_note(review=review, version=0, text="Mine.", by=review.assignee)

    with pytest.raises(Stale) as caught:
        save_note(review=review, version=0, text="Of another tab.", by=review.assignee)

    assert (caught.value.stored, caught.value.given) == ("Mine.", "Of another tab.")
    assert Review.objects.get().note == "Mine."


def test_note_that_says_the_same_is_no_new_version(review):
    assert save_note(review=review, version=0, text="", by=review.assignee).note_version == 0
