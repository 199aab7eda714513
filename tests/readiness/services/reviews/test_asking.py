"""Asking for a review: what it takes, what advisors then find, and asking again."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from factories import a_revision, a_submission, answers
from factories.asked import a_conclusion, a_review_with_questions
from factories.reviews import make_review, make_staff

from readiness.core.errors import ReviewRefused
from readiness.core.working_days import SINGAPORE
from readiness.models import Comment, Consent, Review, Submission, User, Verdict
from readiness.models.review import Status
from readiness.services.links import mail_link
from readiness.services.owners import owner_with
from readiness.services.reviews.asking import CONSENT_TEXT, CONSENT_VERSION, ask_for_review, dispute, withdraw_review
from readiness.services.submissions import save_answers, save_profile, submit
from readiness.signals import review_asked

pytestmark = pytest.mark.django_db
OWNER = "owner@example.test"


def ask(submission: Submission, **given) -> Review:
    return ask_for_review(submission=submission, **{"email": OWNER, "message": "", "by": None} | given)


def test_asking_puts_the_latest_self_assessment_in_the_queue(version):
    revision = a_revision(firm={"name": "Merbau Foods", "uen": "199201624D"})

    review = ask(revision.submission, message="About the shop floor.")

    stored = Review.objects.get()
    assert stored == review
    assert (stored.revision, stored.status, stored.assignee) == (revision, Status.WAITING, None)
    assert (stored.message, stored.firm, stored.level) == ("About the shop floor.", "Merbau Foods", 3)
    assert "sector:wholesale" in stored.tags


def test_asking_keeps_the_words_agreed_to_and_the_address(version):
    submission = a_revision().submission

    ask(submission)

    consent = Consent.objects.get(purpose="review")
    assert (consent.submission_id, consent.purpose, consent.is_given) == (submission.pk, "review", True)
    assert (consent.version, consent.text) == (CONSENT_VERSION, str(CONSENT_TEXT))
    assert Submission.objects.get().contact_email == submission.contact_email == OWNER


def test_asking_is_recorded_as_the_firms(version):
    submission = a_revision().submission

    ask(submission)

    entry = submission.audit.first()
    assert (entry.verb, entry.by, entry.changes) == ("ask for review", None, {"status": [None, "waiting"]})


def test_asking_promises_five_working_days(version, monkeypatch):
    monday = datetime(2026, 11, 2, 10, tzinfo=SINGAPORE)
    submission = a_revision().submission
    monkeypatch.setattr(timezone, "now", lambda: monday)

    assert ask(submission).due_at == monday + timedelta(days=7)


def test_asking_is_told_to_whoever_listens(version):
    heard = []
    listener = lambda sender, review, **kwargs: heard.append((review.pk, review.tags != ()))  # noqa: E731
    review_asked.connect(listener, weak=True)

    review = ask(a_revision().submission)

    assert heard == [(review.pk, True)]


def test_asking_before_there_is_a_result_is_refused_and_keeps_nothing(version):
    submission = a_submission(responses=answers())

    with pytest.raises(ReviewRefused, match=r"^There is no result to review yet\."):
        ask(submission)

    assert (Review.objects.count(), Consent.objects.filter(purpose="review").count()) == (0, 0)
    assert Submission.objects.get().contact_email == ""


@pytest.mark.parametrize("status", [Status.WAITING, Status.IN_REVIEW, Status.CLARIFICATION, Status.DISPUTED])
def test_asking_while_a_review_is_open_is_refused(version, status):
    review = make_review(status=status, by=make_staff("advisor"))

    with pytest.raises(ReviewRefused, match=r"^You have asked for a review already\."):
        ask(review.submission)

    assert Review.objects.get().status == status


def test_asking_again_about_a_reviewed_result_is_refused(version):
    review = make_review(status=Status.DONE, by=make_staff("advisor"))

    with pytest.raises(ReviewRefused, match=r"^This result has been reviewed\."):
        ask(review.submission)


def test_asking_again_after_a_new_result_uses_the_same_review_afresh(version):
    advisor = make_staff("advisor")
    review = make_review(status=Status.IN_REVIEW, by=advisor)
    Verdict.objects.create(review=review, question="TEC4", response=1, reason="No backups.", by=advisor)
    a_conclusion(review)
    save_answers(submission=review.submission, shown={}, given={"STR1": 5}, by=None)
    newest = submit(submission=review.submission, by=None)

    again = ask(review.submission)

    assert (again.pk, again.status, again.revision) == (review.pk, Status.WAITING, newest)
    assert (again.assignee, again.finished_at, again.verdicts.count()) == (None, None, 0)
    assert again.conclusions.count() == 1


def test_withdrawing_takes_everything_from_advisors_at_once(version):
    review = a_review_with_questions("TEC4", firm={"name": "Merbau Foods"})
    Review.objects.filter(pk=review.pk).update(message="Please hurry", note="Start with backups")
    Verdict.objects.create(review=review, question="TEC4", by=review.assignee)

    withdraw_review(submission=review.submission, by=None)

    stored = Review.objects.get()
    assert (stored.status, stored.assignee, stored.asked_back_at) == (Status.WITHDRAWN, None, None)
    assert (stored.firm, stored.search, stored.tags, stored.message, stored.note) == ("", "", (), "", "")
    assert (stored.level, stored.could_be, stored.verdicts.count()) == (0, 0, 0)
    assert stored.clarifications.filter(ended_at=None).count() == 0
    assert Review.objects.visible().count() == 0


def test_withdrawing_keeps_that_consent_is_taken_back(version):
    submission = a_revision().submission
    ask(submission)

    withdraw_review(submission=submission, by=None)

    assert list(Consent.objects.filter(purpose="review").values_list("is_given", flat=True)) == [False, True]
    assert submission.audit.first().verb == "withdraw review"


def test_withdrawing_forgets_an_address_that_was_given_for_the_review_only(version):
    submission = a_revision().submission
    ask(submission)
    owner = owner_with(email=OWNER)

    withdraw_review(submission=submission, by=None)

    assert Submission.objects.get().contact_email == submission.contact_email == ""
    assert User.objects.get(pk=owner.pk).is_active is False


def test_withdrawing_keeps_an_address_that_was_given_for_the_link_too(version):
    submission = a_revision().submission
    mail_link(submission=submission, email=OWNER, by=None)
    ask(submission)

    withdraw_review(submission=submission, by=None)

    assert Submission.objects.get().contact_email == submission.contact_email == OWNER


def test_withdrawing_forgets_replies_that_were_not_sent(version):
    review = a_review_with_questions("TEC4")
    review.clarifications.update(answer="Half a repl", response=4)

    withdraw_review(submission=review.submission, by=None)

    assert list(review.clarifications.values_list("answer", "response")) == [("", None)]


def test_withdrawing_a_finished_review_leaves_its_conclusion(version):
    review = make_review(status=Status.IN_REVIEW, by=make_staff("advisor"))
    conclusion = a_conclusion(review)

    withdraw_review(submission=review.submission, by=None)

    assert Review.objects.get().conclusions.get() == conclusion


def test_withdrawing_twice_is_refused(version):
    submission = a_revision().submission
    ask(submission)
    withdraw_review(submission=submission, by=None)

    with pytest.raises(ReviewRefused, match=r"^There is no review to withdraw\."):
        withdraw_review(submission=submission, by=None)

    assert Consent.objects.filter(purpose="review").count() == 2


def test_firms_new_name_does_not_come_back_to_the_queue_after_withdrawing(version):
    submission = a_revision().submission
    ask(submission)
    withdraw_review(submission=submission, by=None)

    save_profile(submission=submission, shown={}, given={}, firm={"name": "Secret"}, by=None)

    assert Review.objects.get().firm == ""


def test_asking_again_after_withdrawing(version):
    submission = a_revision(firm={"name": "Merbau Foods"}).submission
    ask(submission)
    withdraw_review(submission=submission, by=None)

    ask(submission)

    assert Review.objects.values_list("status", "firm").get() == (Status.WAITING, "Merbau Foods")
    assert Consent.objects.filter(purpose="review").first().is_given


def test_dispute_reaches_the_advisors_with_the_reason(version):
    review = make_review(status=Status.DONE, by=make_staff("advisor"))

    dispute(submission=review.submission, reason="We do restore backups.", by=None)

    comment = Comment.objects.get()
    assert Review.objects.get().status == Status.DISPUTED
    assert (comment.kind, comment.text, comment.by) == ("shared", "We do restore backups.", None)
    assert (review.submission.audit.first().verb, review.submission.audit.first().reason) == (
        "dispute review",
        "We do restore backups.",
    )


def test_dispute_starts_the_time_afresh(version):
    review = make_review(status=Status.DONE, by=make_staff("advisor"))
    Review.objects.update(due_at=timezone.now() - timedelta(days=30))

    dispute(submission=review.submission, reason="No.", by=None)

    found = Review.objects.get()
    assert (found.is_late, found.due_at > timezone.now() + timedelta(days=4)) == (False, True)


@pytest.mark.parametrize("status", [Status.WAITING, Status.IN_REVIEW, Status.DISPUTED])
def test_dispute_of_what_is_not_finished_is_refused_and_says_nothing(version, status):
    review = make_review(status=status, by=make_staff("advisor"))

    with pytest.raises(ReviewRefused):
        dispute(submission=review.submission, reason="No.", by=None)

    assert Comment.objects.count() == 0


def test_dispute_without_a_review_is_refused(version):
    with pytest.raises(ReviewRefused, match=r"^There is no review of this check yet\."):
        dispute(submission=a_revision().submission, reason="No.", by=None)
