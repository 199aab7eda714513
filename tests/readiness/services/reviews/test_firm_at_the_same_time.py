"""The firm and an advisor who act at the same moment, on a database that lets them."""

from factories import a_revision, answers
from factories.asked import a_review_with_questions
from factories.reviews import make_review, make_staff
from factories.together import AT_ONCE, together

from readiness.core.errors import ReviewRefused
from readiness.models import Comment, Consent, Review, Submission, User
from readiness.models.review import IN_HAND, Status
from readiness.services.reviews.answering import answer_clarifications
from readiness.services.reviews.asking import ask_for_review, dispute, withdraw_review
from readiness.services.reviews.moving import move
from readiness.services.submissions import save_answers, submit

pytestmark = AT_ONCE


def refusals(results: list[object]) -> int:
    return sum(isinstance(each, ReviewRefused) for each in results)


def take(review: Review, advisor: User) -> Review:
    return move(review, Status.IN_REVIEW, verb="take", by=advisor, assignee=advisor)


def test_ten_requests_at_once_make_one_review_and_one_consent(version):
    submission = a_revision().submission

    results = together(
        *[
            lambda: ask_for_review(
                submission=Submission.objects.get(pk=submission.pk), email="o@example.test", message="", by=None
            )
        ]
        * 10
    )

    assert (Review.objects.count(), Consent.objects.filter(purpose="review").count(), refusals(results)) == (1, 1, 9)
    assert submission.audit.filter(verb="ask for review").count() == 1


def test_answers_that_meet_an_advisor_are_saved_before_or_refused(version):
    review, advisor = make_review(responses=answers(3)), make_staff("advisor")
    codes = ("STR1", "VAL1", "DAT1", "PPL1", "TEC1", "GOV1")
    submission = Submission.objects.get()
    saves = [lambda c=code: save_answers(submission=submission, shown={}, given={c: 5}, by=None) for code in codes]

    results = together(lambda: take(review, advisor), *saves)

    stored = Submission.objects.get().responses
    taken_at = submission.audit.get(verb="take").pk
    assert sum(stored[code] == 5 for code in codes) == len(codes) - refusals(results)
    assert submission.audit.filter(verb="answer", pk__gt=taken_at).count() == 0


def test_handing_in_that_meets_an_advisor_is_followed_or_refused(version):
    review, advisor = make_review(), make_staff("advisor")
    save_answers(submission=review.submission, shown={}, given={"STR1": 5}, by=None)

    results = together(lambda: take(review, advisor), lambda: submit(submission=review.submission, by=None))

    found = Review.objects.select_related("revision").get()
    assert found.status == Status.IN_REVIEW
    assert found.revision == found.submission.revisions.declared().last()
    assert found.revision.number == 2 - refusals(results)


def test_withdrawing_that_meets_an_advisor_ends_withdrawn(version):
    review, advisor = make_review(), make_staff("advisor")

    together(lambda: take(review, advisor), lambda: withdraw_review(submission=review.submission, by=None))

    found = Review.objects.get()
    assert (found.status, found.assignee, found.firm, found.tags) == (Status.WITHDRAWN, None, "", ())


def test_replies_sent_twice_at_once_go_back_once(version):
    review = a_review_with_questions("TEC4")

    results = together(
        *[
            lambda: answer_clarifications(
                submission=Submission.objects.get(), answers={"TEC4": ("Every night.", 5)}, by=None
            )
        ]
        * 4
    )

    assert refusals(results) == 3
    assert review.submission.revisions.count() == 2
    assert review.submission.audit.filter(verb="answer advisor").count() == 1


def test_replies_that_meet_withdrawing_end_withdrawn_or_are_refused(version):
    review = a_review_with_questions("TEC4")
    reply = {"TEC4": ("Every night.", 5)}

    together(
        lambda: answer_clarifications(submission=Submission.objects.get(), answers=reply, by=None),
        lambda: withdraw_review(submission=review.submission, by=None),
    )

    found = Review.objects.get()
    assert (found.status, found.tags, found.status in IN_HAND) == (Status.WITHDRAWN, (), False)


def test_disputes_at_once_are_said_once(version):
    review = make_review(status=Status.DONE, by=make_staff("advisor"))

    results = together(*[lambda: dispute(submission=review.submission, reason="No.", by=None)] * 4)

    assert (refusals(results), Comment.objects.count()) == (3, 1)
