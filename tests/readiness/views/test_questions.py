"""An advisor's questions to the firm."""

import json

import pytest
from django.urls import reverse
from factories import answers
from factories.asked import a_review_with_questions
from factories.reviews import make_review, make_staff
from pages import attribute, attributes, elements, says

from readiness.models import Clarification, Review
from readiness.models.review import Status
from readiness.services.reviews.moving import move

from .tabs import HTMX

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(version) -> Review:
    return a_review_with_questions("TEC4", "GOV2", responses=answers(3, TEC4="unknown"))


def url(review: Review, name: str = "questions") -> str:
    return reverse(name, args=[review.submission.link])


def send(client, review: Review, **given: str):
    return client.post(url(review), {"shown": "{}", "send": "yes"} | given)


def kept() -> dict:
    return {each.question: (each.answer, each.response) for each in Clarification.objects.all()}


def take_back(review: Review) -> None:
    review.clarifications.update(ended_at=review.asked_back_at)
    move(review, Status.IN_REVIEW, verb="take back questions", by=review.assignee, asked_back_at=None)


def test_page_shows_each_question_beside_the_present_answer(client, review):
    page = client.get(url(review))

    assert [says(each) for each in elements(page, class_="mt-2 said")] == [
        "Your answer I don’t know.",
        "Your answer Our data protection officer has listed which tools receive personal data.",
    ]
    asks = [says(each) for each in elements(page, class_="note note--brand")]
    assert asks == [f"{review.assignee.name} asks Tell us about {code}." for code in ("TEC4", "GOV2")]


def test_page_shows_only_questions_that_were_sent_and_are_open(client, review):
    Clarification.objects.create(review=review, question="STR1", text="Draft, not sent", by=review.assignee)

    page = client.get(url(review))

    assert "Draft, not sent" not in page.content.decode()
    assert elements(page, name="note_STR1") == elements(page, name="STR1") == []


def test_page_offers_to_keep_the_answer_and_chooses_that(client, review):
    page = client.get(url(review))

    options = [attributes(each) for each in elements(page, name="TEC4")]
    assert [each["value"] for each in options] == ["", "1", "2", "3", "4", "5", "unknown"]
    assert [each["value"] for each in options if "checked" in each] == [""]


def test_question_that_does_not_count_has_no_answer_to_change(client, version):
    review = a_review_with_questions("VAL4", responses=answers(3, VAL2=1))

    page = client.get(url(review))

    assert (len(elements(page, name="note_VAL4")), elements(page, name="VAL4")) == (1, [])


def test_replies_go_back_together(client, review):
    response = send(client, review, note_TEC4="Our IT firm\r\ndoes.", TEC4="4", note_GOV2="Yes.", GOV2="")

    found = Review.objects.get()
    assert (response.status_code, response["Location"]) == (302, url(review, "result"))
    assert kept() == {"TEC4": ("Our IT firm\ndoes.", 4), "GOV2": ("Yes.", None)}
    assert (found.status, found.revision.number, found.level) == (Status.IN_REVIEW, 2, 3)
    assert says(client.get(response["Location"]), "news").startswith("Your replies are with the advisor.")


def test_sending_with_a_reply_missing_says_which_and_loses_nothing(client, review):
    response = send(client, review, note_TEC4="Our IT firm.", TEC4="4", note_GOV2=" ", GOV2="2")

    assert response.status_code == 422
    assert says(response, "id_note_GOV2_error").startswith("Write a reply to “Does personal data")
    assert says(response, "id_note_TEC4") == "Our IT firm."
    assert kept() == {"TEC4": ("Our IT firm.", 4), "GOV2": ("", 2)}
    assert Review.objects.get().status == Status.CLARIFICATION


def test_saving_for_later_keeps_a_part_and_sends_nothing(client, review):
    response = client.post(url(review), {"shown": "{}", "note_TEC4": "Half", "note_GOV2": ""})

    assert says(response, "news") == "Saved. The advisor sees your replies when you send them."
    assert says(client.get(url(review)), "id_note_TEC4") == "Half"
    assert kept() == {"TEC4": ("Half", None), "GOV2": ("", None)}
    assert Review.objects.get().status == Status.CLARIFICATION


def test_autosave_keeps_what_is_there_and_answers_with_fragments(client, review):
    shown = attribute(client.get(url(review)), "shown", "value")

    response = client.post(url(review), {"shown": shown, "note_TEC4": "Half", "TEC4": "2"}, headers=HTMX)

    assert kept()["TEC4"] == ("Half", 2)
    ids = [attributes(each)["id"] for each in elements(response, **{"hx-swap-oob": "true"})]
    assert ids == ["saved", "shown", "news"]
    assert json.loads(attribute(response, "shown", "value"))["note_TEC4"] == "Half"


def test_text_of_somebody_else_is_told_before_anything_is_sent(client, review):
    shown, others = (attribute(client.get(url(review)), "shown", "value") for _each in range(2))
    client.post(url(review), {"shown": others, "note_TEC4": "Theirs."})

    response = client.post(url(review), {"shown": shown, "send": "yes", "note_TEC4": "Mine.", "note_GOV2": "Yes."})

    assert says(response, "news").startswith(
        "Nothing was sent yet: somebody else wrote here meanwhile. Look at it, then press “Send the replies” again. "
        "Meanwhile somebody else wrote on "
    )
    assert says(response, "news").endswith("“Theirs.” Your later text stands.")
    assert kept() == {"TEC4": ("Mine.", None), "GOV2": ("Yes.", None)}
    assert Review.objects.get().status == Status.CLARIFICATION


def test_text_of_somebody_else_is_told_without_a_word_of_sending_to_who_saves_for_later(client, review):
    shown, others = (attribute(client.get(url(review)), "shown", "value") for _each in range(2))
    client.post(url(review), {"shown": others, "note_TEC4": "Theirs."})

    response = client.post(url(review), {"shown": shown, "note_TEC4": "Mine."})

    assert "Nothing was sent" not in says(response, "news")
    assert says(response, "news").endswith("“Theirs.” Your later text stands.")


def test_replies_are_sent_once_what_somebody_else_wrote_was_seen(client, review):
    shown, others = (attribute(client.get(url(review)), "shown", "value") for _each in range(2))
    client.post(url(review), {"shown": others, "note_TEC4": "Theirs."})
    mine = {"send": "yes", "note_TEC4": "Mine.", "note_GOV2": "Yes."}
    seen = attribute(client.post(url(review), mine | {"shown": shown}), "shown", "value")

    response = client.post(url(review), mine | {"shown": seen})

    assert (response["Location"], kept()["TEC4"]) == (url(review, "result"), ("Mine.", None))


def test_reply_to_questions_that_were_taken_back_is_shown_and_not_sent(client, review):
    take_back(review)

    response = send(client, review, note_TEC4="A long text.", note_GOV2="", note_NOPE="x")

    assert response.status_code == 409
    assert says(response, "refusal") == "Nothing was sent: no question is open any more."
    assert says(response, "typed").endswith("A long text.")
    assert Review.objects.get().status == Status.IN_REVIEW


def test_reply_that_somebody_else_sent_meanwhile_is_shown_and_not_sent(client, review, monkeypatch):
    asked = list(review.clarifications.select_related("by"))
    take_back(review)
    monkeypatch.setattr("readiness.views.clarify.open_questions", lambda review: asked)

    response = send(client, review, note_TEC4="A long text.", note_GOV2="Yes.")

    assert response.status_code == 409
    assert says(response, "refusal").startswith("There are no open questions any more")
    assert "A long text." in says(response, "typed")


def test_refused_autosave_says_so_where_it_is_looked_for(client, review):
    take_back(review)

    response = client.post(url(review), {"shown": "{}", "note_TEC4": "A long text."}, headers=HTMX)

    assert response.status_code == 409
    assert "<html" not in response.content.decode()
    assert [attributes(each)["id"] for each in elements(response, **{"hx-swap-oob": "true"})] == ["saved", "news"]
    assert says(response, "saved") == "Not saved: see why"
    assert says(response, "news") == (
        "This was not saved: no question is open any more. They were taken back, or somebody of your "
        "firm sent the replies or withdrew the request. What you typed is still on this page; copy it if you want to "
        "keep it. Go to your result"
    )


def test_autosave_that_is_refused_while_it_is_kept_says_so_too(client, review, monkeypatch):
    asked = list(review.clarifications.select_related("by"))
    take_back(review)
    monkeypatch.setattr("readiness.views.clarify.open_questions", lambda review: asked)

    response = client.post(url(review), {"shown": "{}", "note_TEC4": "A long text."}, headers=HTMX)

    assert (response.status_code, says(response, "saved")) == (409, "Not saved: see why")


@pytest.mark.parametrize("status", [Status.WAITING, Status.IN_REVIEW, Status.DONE, Status.WITHDRAWN])
def test_page_without_open_questions_says_so(client, version, status):
    review = make_review(status=status, by=make_staff("advisor"))

    response = client.get(url(review))

    assert (response.status_code, elements(response, id="typed")) == (200, [])
    assert says(response, "main").startswith("No questions for you now When an advisor has a question for you")


def test_link_in_the_mail_leads_to_the_questions(client, review):
    response = client.get(url(review, "resume"))

    assert response["Location"] == url(review)


def test_another_firms_link_sees_and_answers_nothing(client, review):
    mine = a_review_with_questions("STR1", by=review.assignee)
    theirs = Review.objects.filter(pk=review.pk).values().get()

    page = client.get(url(mine))
    send(client, mine, note_STR1="Mine.", note_TEC4="Not mine.", TEC4="1")

    assert "Tell us about TEC4." not in page.content.decode()
    assert Review.objects.filter(pk=review.pk).values().get() == theirs
    assert kept() == {"TEC4": ("", None), "GOV2": ("", None), "STR1": ("Mine.", None)}


@pytest.mark.parametrize("codes", [["TEC4"], ["TEC4", "GOV2", "STR1"]])
def test_page_costs_as_many_queries_for_one_question_as_for_three(client, version, codes, django_assert_num_queries):
    review = a_review_with_questions(*codes)
    client.get(url(review))

    with django_assert_num_queries(5):
        client.get(url(review))
