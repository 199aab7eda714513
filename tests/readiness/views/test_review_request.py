"""The firm asks for a review, takes it back, or sees its outcome differently."""

import pytest
from django.urls import reverse
from factories import a_revision, a_submission, answers
from factories.reviews import make_review, make_staff
from pages import attributes, element, elements, says

from readiness.models import Consent, Job, Review, Submission
from readiness.models.review import Status
from readiness.services.reviews.asking import CONSENT_TEXT
from readiness.services.submissions import save_answers

pytestmark = pytest.mark.django_db
GIVEN = {"email": "owner@example.test", "message": "About the shop floor.", "consent": "on"}


def url(submission: Submission, name: str = "ask_review") -> str:
    return reverse(name, args=[submission.link])


@pytest.fixture
def submission(version) -> Submission:
    """A check with a result."""
    return a_revision(responses=answers(3)).submission


def test_box_of_agreement_is_never_ticked_for_anybody(client, submission):
    page = client.get(url(submission))

    assert "checked" not in attributes(element(page, "id_consent"))
    assert elements(page, checked="") == []
    assert says(elements(page, class_="option")[0]) == str(CONSENT_TEXT)


def test_address_that_is_known_is_filled_in(client, submission):
    Submission.objects.update(contact_email="known@example.test")

    assert attributes(element(client.get(url(submission)), "id_email"))["value"] == "known@example.test"


def test_asking_leads_to_the_result_which_says_when(client, submission):
    response = client.post(url(submission), GIVEN)
    page = client.get(response["Location"])

    review = Review.objects.get()
    assert (response.status_code, response["Location"]) == (302, url(submission, "result"))
    assert (review.status, review.message) == (Status.WAITING, "About the shop floor.")
    assert says(page, "news").startswith("You have asked for a review. Expect it by ")
    assert says(page, "review-status").startswith("You asked for a review on ")
    assert elements(page, id="advisor") == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"consent": ""}, "Tick the box if you agree. Without it no advisor sees anything of your check."),
        ({"email": ""}, "Type an e-mail address."),
        (
            {"email": "owner"},
            "This does not look like an e-mail address. It needs a name, an @ and a domain.",
        ),
        ({"message": "x" * 2001}, "Keep it to 2000 letters; it has 2001."),
    ],
)
def test_asking_without_what_it_takes_sends_nothing_to_advisors(client, submission, change, told):
    response = client.post(url(submission), {k: v for k, v in (GIVEN | change).items() if v})

    assert response.status_code == 422
    assert says(elements(response, class_="error-text")[0]) == told
    assert (Review.objects.count(), Consent.objects.filter(purpose="review").count(), Job.objects.count()) == (0, 0, 0)
    assert Submission.objects.get().contact_email == ""


def test_refused_page_keeps_what_was_typed(client, submission):
    response = client.post(url(submission), GIVEN | {"consent": ""})

    assert attributes(element(response, "id_email"))["value"] == "owner@example.test"
    assert says(response, "id_message") == "About the shop floor."


def test_asking_twice_says_so_and_keeps_the_text(client, submission):
    client.post(url(submission), GIVEN)

    response = client.post(url(submission), GIVEN | {"message": "Second thought."})

    assert response.status_code == 409
    assert says(response, "refusal").startswith("You have asked for a review already.")
    assert says(response, "id_message") == "Second thought."
    assert Review.objects.get().message == "About the shop floor."
    assert Consent.objects.filter(purpose="review").count() == 1


def test_page_of_asking_while_a_review_is_open_offers_no_form(client, submission):
    client.post(url(submission), GIVEN)

    page = client.get(url(submission))

    assert elements(page, id="id_email") == []
    assert "You have asked for a review already. Your result page shows where it stands." in says(page, "main")


def test_asking_before_there_is_a_result_leads_there(client, version):
    submission = a_submission(responses=answers())

    response = client.post(url(submission), GIVEN)

    assert (response.status_code, response["Location"]) == (302, url(submission, "result"))
    assert Review.objects.count() == 0


def test_page_of_asking_warns_of_answers_that_are_not_in_the_result(client, submission):
    save_answers(submission=submission, shown={}, given={"STR1": 5}, by=None)

    assert "Answers were changed after your last result." in says(client.get(url(submission)), "main")


def test_withdrawing_says_its_effect_first_and_changes_nothing_yet(client, version):
    review = make_review(status=Status.IN_REVIEW, by=make_staff("advisor"))

    page = client.get(url(review.submission, "withdraw_review"))

    assert "Advisors no longer see your answers, notes, facts or results." in says(page, "main")
    assert "What the advisor has worked out so far is dropped" in says(page, "main")
    assert Review.objects.get().status == Status.IN_REVIEW


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.WITHDRAWN}))
def test_withdrawing_works_at_any_time_and_answers_open_again(client, version, status):
    review = make_review(status=status, by=make_staff("advisor"))

    response = client.post(url(review.submission, "withdraw_review"))
    client.post(reverse("part", args=[review.submission.link, "str"]), {"STR1": "5"})

    assert (response.status_code, response["Location"]) == (302, url(review.submission, "result"))
    assert Review.objects.get().status == Status.WITHDRAWN
    assert Submission.objects.get().responses["STR1"] == 5


@pytest.mark.parametrize("method", ["get", "post"])
def test_withdrawing_what_is_not_there_says_so(client, submission, method):
    response = getattr(client, method)(url(submission, "withdraw_review"))

    assert response["Location"] == url(submission, "result")
    assert says(client.get(response["Location"]), "news") == (
        "There is no review to withdraw. Advisors see nothing of this check."
    )


def test_advisor_loses_the_review_at_once(client, version):
    advisor = make_staff("advisor")
    review = make_review(status=Status.IN_REVIEW, by=advisor, firm={"name": "Leaky (sample)"})
    client.post(url(review.submission, "withdraw_review"))
    client.force_login(advisor)

    page = client.get(reverse("review", args=[review.pk]))

    assert page.status_code == 403
    assert says(page, "main").startswith("403 ")
    assert "The firm has withdrawn its request." in says(page, "main")
    assert "Leaky" not in page.content.decode()


def test_seeing_it_differently_reaches_the_advisors(client, version):
    review = make_review(status=Status.DONE, by=make_staff("advisor"))

    response = client.post(url(review.submission, "dispute_review"), {"reason": "We do restore backups."})
    page = client.get(response["Location"])

    assert Review.objects.get().status == Status.DISPUTED
    assert says(page, "news") == "Thank you. A lead advisor reads what you wrote and answers you here."
    assert says(page, "review-status").startswith("You have told us that you see the review differently.")


def test_seeing_it_differently_needs_a_reason(client, version):
    review = make_review(status=Status.DONE, by=make_staff("advisor"))

    response = client.post(url(review.submission, "dispute_review"), {"reason": "  "})

    assert response.status_code == 422
    assert says(response, "id_reason_error") == "Write what you see differently, so that we know where to look."
    assert Review.objects.get().status == Status.DONE


UNFINISHED = pytest.mark.parametrize("status", [Status.WAITING, Status.IN_REVIEW, Status.DISPUTED, Status.WITHDRAWN])


@UNFINISHED
def test_seeing_it_differently_without_a_finished_review_leads_to_the_result(client, version, status):
    review = make_review(status=status, by=make_staff("advisor"))

    response = client.get(url(review.submission, "dispute_review"))

    assert (response.status_code, response["Location"]) == (302, url(review.submission, "result"))


@UNFINISHED
def test_what_is_seen_differently_of_a_review_that_was_reopened_meanwhile_stays_on_the_page(client, version, status):
    review = make_review(status=status, by=make_staff("advisor"))

    response = client.post(url(review.submission, "dispute_review"), {"reason": "We do restore backups."})

    assert response.status_code == 409
    assert says(response, "refusal") == "There is no finished review here that you could see differently."
    assert says(response, "id_reason") == "We do restore backups."
    assert Review.objects.get().status == status


def test_what_is_seen_differently_stays_if_the_review_is_reopened_as_it_is_sent(client, version, monkeypatch):
    review = make_review(status=Status.DONE, by=make_staff("advisor"))
    monkeypatch.setattr("readiness.views.review_request.review_of", lambda submission: review)
    Review.objects.update(status=Status.IN_REVIEW, finished_at=None)

    response = client.post(url(review.submission, "dispute_review"), {"reason": "We do restore backups."})

    assert response.status_code == 409
    assert says(response, "refusal").startswith("This review is")
    assert says(response, "id_reason") == "We do restore backups."


@pytest.mark.parametrize(
    ("name", "data"), [("ask_review", GIVEN), ("withdraw_review", {}), ("dispute_review", {"reason": "No."})]
)
def test_another_firms_link_does_nothing_to_a_review(client, submission, name, data):
    theirs = make_review(status=Status.DONE, by=make_staff("advisor"), firm={"name": "Stranger (sample)"})
    before = Review.objects.filter(pk=theirs.pk).values().get()

    response = client.post(url(submission, name), data, follow=True)

    assert Review.objects.filter(pk=theirs.pk).values().get() == before
    assert "Stranger" not in response.content.decode()
