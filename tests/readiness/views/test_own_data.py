"""An owner sees what is held and for what, takes a copy, corrects it, and ends it."""

import json

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from factories import a_revision, a_submission
from factories.asked import a_conclusion
from factories.reviews import make_review, make_staff
from pages import elements, says

from readiness.models import AuditEntry, Clarification, Comment, Consent, Job, Review, Submission
from readiness.models.notices import NOTICES
from readiness.models.review import Status
from readiness.queries.consents import agreed_to, holds
from readiness.queries.submissions import by_email
from readiness.services.links import mail_link
from readiness.services.reviews.asking import ask_for_review, withdraw_review

pytestmark = pytest.mark.django_db
OWNER = "owner@example.test"
PURPOSES = ["rating", "mail", "review", "statistics"]


def url(submission: Submission, name: str = "own_data", *more: str) -> str:
    return reverse(name, args=[submission.link, *more])


@pytest.fixture
def submission(catalogue) -> Submission:
    """A result whose link was mailed."""
    found = a_revision(firm={"name": "Merbau Foods", "uen": "199201624D"}).submission
    mail_link(submission=found, email=OWNER, by=None)
    return Submission.objects.get()


def test_page_shows_until_when_it_is_kept_and_each_purpose(client, submission):
    page = client.get(url(submission))

    assert says(page, "kept-until").startswith("Kept until ")
    assert [says(page, f"purpose-{purpose}").split(" ")[0] for purpose in PURPOSES] == [
        "Rating",
        "Link",
        "Review",
        "Comparison",
    ]
    states = {each.purpose: each.is_given for each in agreed_to(submission)}
    assert states == {"rating": True, "mail": True, "review": False, "statistics": False}
    assert all(str(notice.text) in says(page, f"purpose-{purpose}") for purpose, notice in NOTICES.items())


def test_each_purpose_is_logged_with_its_own_words_and_their_version(submission):
    ask_for_review(submission=submission, email=OWNER, message="", by=None)

    log = Consent.objects.order_by("pk").values_list("purpose", "is_given", "version", "text")
    assert list(log) == [(each, True, NOTICES[each].version, str(NOTICES[each].text)) for each in PURPOSES[:3]]


def test_words_that_were_agreed_to_are_shown_although_they_changed_since(client, submission):
    Consent.objects.create(
        submission=submission, purpose="statistics", is_given=True, version="2020-01-01", text="Words of then"
    )

    assert "Words of then" in says(client.get(url(submission)), "purpose-statistics")


def test_box_of_statistics_is_never_ticked_and_counts_only_if_it_is(client, submission):
    page = client.get(url(submission))
    assert [each for each in elements(page, name="agreed") if "checked" in dict(each.attributes)] == []

    client.post(url(submission, "agree"))
    assert not holds(submission, "statistics")

    client.post(url(submission, "agree"), {"agreed": "on"})
    client.post(url(submission, "agree"), {"agreed": "on"})
    assert Consent.objects.filter(purpose="statistics").count() == 1
    assert submission.audit.filter(verb="agree").count() == 1


def test_statistics_stand_the_same_on_the_page_of_each_check_of_the_firm(client, submission):
    later = a_submission(previous=submission)
    client.post(url(later, "agree"), {"agreed": "on"})
    agreed = [says(client.get(url(each)), "purpose-statistics") for each in (submission, later)]
    copy = json.loads(client.get(url(submission, "own_data_file")).content)

    client.post(url(submission, "withdraw_purpose", "statistics"))

    withdrawn = [says(client.get(url(each)), "purpose-statistics") for each in (submission, later)]
    assert [text.split(" ")[3] for text in agreed + withdrawn] == ["agreed", "agreed", "withdrawn", "withdrawn"]
    assert copy["agreements"][-1]["purpose"] == "statistics"


def test_other_purposes_stand_for_each_check_by_itself(client, submission):
    later = a_revision(previous=submission).submission

    client.post(url(submission, "withdraw_purpose", "mail"))
    mail_link(submission=later, email=OWNER, by=None)

    assert [holds(each, "mail") for each in (submission, later)] == [False, True]
    assert [{each.purpose: each.is_given for each in agreed_to(it)}["mail"] for it in (submission, later)] == [
        False,
        True,
    ]


@pytest.mark.parametrize("purpose", ["mail", "statistics", "rating"])
def test_effect_of_withdrawing_is_told_before_and_after(client, submission, purpose):
    client.post(url(submission, "agree"), {"agreed": "on"})
    notice = NOTICES[purpose]

    before = client.get(url(submission, "withdraw_purpose", purpose))
    assert holds(submission, purpose)
    after = client.post(url(submission, "withdraw_purpose", purpose), follow=True)

    assert all(str(each) in says(before) for each in notice.effect)
    assert str(notice.done) in says(after)
    assert not holds(submission, purpose)


def test_withdrawn_address_is_gone_and_gets_no_mail(client, submission, django_capture_on_commit_callbacks):
    client.post(url(submission, "withdraw_purpose", "mail"))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("resume_by_email"), {"email": OWNER})

    assert (Submission.objects.get().contact_email, mail.outbox) == ("", [])


def test_address_that_was_given_for_a_review_only_can_be_removed(client, version):
    asked = a_revision().submission
    ask_for_review(submission=asked, email=OWNER, message="", by=None)
    told = "Your e-mail address is kept with this check for a review by an advisor."

    page = client.get(url(asked))
    before = client.get(url(asked, "withdraw_purpose", "mail"))
    after = client.post(url(asked, "withdraw_purpose", "mail"), follow=True)

    assert elements(page, href=url(asked, "withdraw_purpose", "mail")) != []
    assert (told in says(page, "purpose-mail"), told in says(before)) == (True, True)
    assert str(NOTICES["mail"].text) not in says(before)
    assert Submission.objects.get().contact_email == ""
    assert (told in says(after), elements(after, href=url(asked, "withdraw_purpose", "mail"))) == (False, [])
    assert Review.objects.get().status == Status.WAITING


def test_closed_check_opens_no_more_and_names_nobody(client, submission):
    token = submission.link

    response = client.post(url(submission, "withdraw_purpose", "rating"))

    assert response["Location"] == reverse("landing")
    assert client.get(reverse("result", args=[token])).status_code == 404
    assert Submission.objects.get().organisation.name == ""


@pytest.mark.parametrize("purpose", ["review", "everything"])
def test_purpose_that_is_withdrawn_elsewhere_or_unknown_is_not_found(client, submission, purpose):
    assert client.post(url(submission, "withdraw_purpose", purpose)).status_code == 404


def test_what_was_never_agreed_to_cannot_be_withdrawn(client, submission):
    page = client.get(url(submission, "withdraw_purpose", "statistics"))
    client.post(url(submission, "withdraw_purpose", "statistics"))

    assert "there is nothing to withdraw" in says(page)
    assert Consent.objects.filter(purpose="statistics").count() == 0


def test_address_is_corrected_and_the_record_has_neither(client, submission):
    client.post(url(submission), {"email": "right@example.test"})

    assert Submission.objects.get().contact_email == "right@example.test"
    entry = AuditEntry.objects.get(verb="correct contact")
    assert (entry.changes, entry.reason) == ({"contact_email": [None, None]}, "")


def test_correcting_an_address_agrees_to_nothing_that_was_withdrawn(client, submission):
    client.post(url(submission, "withdraw_purpose", "mail"))
    ask_for_review(submission=submission, email=OWNER, message="", by=None)

    client.post(url(submission), {"email": "right@example.test"})

    assert Submission.objects.get().contact_email == "right@example.test"
    assert not by_email("right@example.test").exists()


def test_wrong_address_is_refused(client, submission):
    response = client.post(url(submission), {"email": "right"})

    assert (response.status_code, Submission.objects.get().contact_email) == (422, OWNER)


def test_copy_has_everything_and_is_recorded(client, submission):
    response = client.get(url(submission, "own_data_file"))

    data = json.loads(response.content)
    assert (response["Content-Type"], "attachment" in response["Content-Disposition"]) == ("application/json", True)
    assert (data["firm"]["name"], data["contact_email"]) == ("Merbau Foods", OWNER)
    assert data["answers"] == submission.responses
    assert [each["receipt"] for each in data["results"]] == [submission.revisions.get().receipt]
    assert data["plans"][0]["receipt"]["result"]["plan"]["programs"] == data["plans"][0]["programs"]
    assert [each["purpose"] for each in data["agreements"]] == ["rating", "mail"]
    assert (data["review"], data["advised_plans"], data["steps"]) == (None, [], [])
    assert submission.audit.first().verb == "export data"


def test_copy_has_what_an_advisor_told_and_not_what_advisors_say_among_themselves(client, version):
    advisor = make_staff("advisor")
    review = make_review(status=Status.IN_REVIEW, by=advisor)
    Comment.objects.create(review=review, kind="internal", text="Among us", by=advisor)
    Comment.objects.create(review=review, kind="shared", text="To the firm", by=advisor)
    Review.objects.update(note="Not told yet")
    open_ = client.get(url(review.submission, "own_data_file")).content.decode()
    review.refresh_from_db()
    a_conclusion(review, note="Told")
    done = json.loads(client.get(url(review.submission, "own_data_file")).content)

    assert "Among us" not in open_
    assert "Not told yet" not in open_
    assert [each["text"] for each in done["review"]["said"]] == ["To the firm"]
    assert [each["note"] for each in done["review"]["conclusions"]] == ["Told"]
    assert advisor.name not in json.dumps(done)


def test_copy_has_what_is_still_held_of_a_review_that_was_withdrawn(client, version):
    advisor = make_staff("advisor")
    review = make_review(status=Status.IN_REVIEW, by=advisor)
    Comment.objects.create(review=review, kind="internal", text="Among us", by=advisor)
    Comment.objects.create(review=review, kind="shared", text="To the firm", by=advisor)
    asked = {"review": review, "question": "TEC4", "by": advisor}
    Clarification.objects.create(
        text="Where?", answer="Here", sent_at=timezone.now(), ended_at=timezone.now(), **asked
    )
    Clarification.objects.create(text="Not sent", **asked)
    a_conclusion(review, note="Told")
    withdraw_review(submission=review.submission, by=None)

    copy = client.get(url(review.submission, "own_data_file")).content.decode()

    held = json.loads(copy)["review"]
    assert (held["status"], held["message"], held["note"]) == ("withdrawn", "", "")
    assert [each["text"] for each in held["said"]] == ["To the firm"]
    assert held["questions"] == [{"question": "TEC4", "text": "Where?", "answer": "Here"}]
    assert [each["note"] for each in held["conclusions"]] == ["Told"]
    assert [each in copy for each in ("Among us", "Not sent", advisor.name)] == [False, False, False]


def test_columns_of_a_check_are_all_in_the_copy_or_left_out_for_a_reason():
    left_out = {"id", "organisation", "questionnaire", "previous", "saved_from"} | {"anonymised_at"}
    left_out |= {"asked_for_review"}  # its review is in the copy
    left_out |= {"link_salt", "link_hash", "code_hash"}
    told = {"mode", "profile", "responses", "notes", "contact_email", "created_at", "changed_at"}

    assert {field.name for field in Submission._meta.local_fields} == left_out | told


def test_asking_for_a_copy_leaves_no_address_in_a_job(client, submission):
    client.get(url(submission, "own_data_file"))
    a_submission()

    assert all(OWNER not in json.dumps(each.arguments) for each in Job.objects.all())
