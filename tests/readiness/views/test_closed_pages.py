"""While an advisor has a check in hand its pages can be read, and say why they cannot be changed."""

import json

import pytest
from django.urls import reverse
from factories import answers, as_posted
from factories.asked import a_review_with_questions
from factories.reviews import make_review, make_staff
from pages import attributes, element, elements, says

from readiness.models import Review, Submission
from readiness.models.review import Status

from .tabs import HTMX

pytestmark = pytest.mark.django_db
READ_ONLY = "An advisor is looking at your check, so its answers can only be read for now."
REFUSED = "This was not saved: an advisor is looking at your check."


@pytest.fixture
def review(version) -> Review:
    return make_review(
        status=Status.IN_REVIEW, by=make_staff("advisor"), mode="quick", responses=answers(3), firm={"name": "Old"}
    )


def url(review: Review, name: str, *args: str) -> str:
    return reverse(name, args=[review.submission.link, *args])


def chosen(page) -> dict[str, str]:
    found = [attributes(each) for each in elements(page, type="radio")]
    return {each["name"]: each["value"] for each in found if "checked" in each}


@pytest.mark.parametrize(("name", "args"), [("part", ["str"]), ("firm", []), ("answers", [])])
def test_page_can_be_read_and_says_why_and_the_two_ways_out(client, review, name, args):
    page = client.get(url(review, name, *args))

    assert READ_ONLY in says(page, "main")
    assert "Wait for the review, which is due by" in says(page, "main")
    assert len(elements(page, href=url(review, "withdraw_review"))) == 1
    assert elements(element(page, "main"), method="post") == []
    assert elements(element(page, "main"), type="radio") == []


def test_page_with_questions_open_leads_to_them(client, version):
    review = a_review_with_questions("TEC4")

    page = client.get(url(review, "part", "str"))

    assert len(elements(page, href=url(review, "questions"))) == 1
    assert "The review goes on when you have replied." in says(page, "main")
    assert "Wait for the review" not in says(page, "main")


def test_refused_part_keeps_what_was_chosen_and_typed(client, review):
    response = client.post(url(review, "part", "str"), {"STR1": "5", "note_STR1": "Since May.", "shown": "{}"})

    assert response.status_code == 409
    assert REFUSED in says(response, "main")
    assert (chosen(response), says(response, "id_note_STR1")) == ({"STR1": "5"}, "Since May.")
    assert "Not saved" in says(response, "strip")
    assert [each for each in elements(response) if "Save and continue" in each.children] == []
    assert Submission.objects.get().responses == answers(3)


def test_refused_autosave_says_so_where_it_is_looked_for(client, review):
    response = client.post(url(review, "part", "str"), {"STR1": "5", "shown": "{}"}, headers=HTMX)

    assert response.status_code == 409
    assert "<html" not in response.content.decode()
    assert [attributes(each)["id"] for each in elements(response, **{"hx-swap-oob": "true"})] == ["saved", "news"]
    assert says(response, "saved") == "Not saved: see why"
    assert says(response, "news").startswith(REFUSED)


def test_refused_facts_stay_on_the_page(client, review):
    data = as_posted(review.submission.profile, name="New") | {"shown": json.dumps({"name": "Old"})}

    response = client.post(url(review, "firm"), data)

    assert response.status_code == 409
    assert REFUSED in says(response, "main")
    assert attributes(element(response, "id_name"))["value"] == "New"
    assert Submission.objects.get().organisation.name == "Old"


def test_refused_autosave_of_facts_says_so(client, review):
    response = client.post(url(review, "firm"), as_posted(review.submission.profile, name="New"), headers=HTMX)

    assert (response.status_code, says(response, "saved")) == (409, "Not saved: see why")


@pytest.mark.parametrize("name", ["submit", "go_full"])
def test_handing_in_leads_to_the_result_which_says_why_not(client, review, name):
    response = client.post(url(review, name))

    assert (response.status_code, response["Location"]) == (302, url(review, "result"))
    assert says(client.get(response["Location"]), "news").startswith("An advisor is looking at this check,")
    assert (review.submission.revisions.count(), Submission.objects.get().mode) == (1, "quick")


def test_result_offers_no_full_check_meanwhile(client, review):
    page = client.get(url(review, "result"))

    assert elements(page, action=url(review, "go_full")) == []


def test_later_check_of_the_firm_can_begin_meanwhile(client, review):
    client.post(url(review, "again"))

    assert Submission.objects.latest("pk").previous == review.submission


def test_page_that_waits_for_an_advisor_can_be_changed(client, version):
    waiting = make_review()

    client.post(url(waiting, "part", "str"), {"STR1": "5", "shown": "{}"})

    assert Submission.objects.get().responses["STR1"] == 5
    assert READ_ONLY not in says(client.get(url(waiting, "part", "str")), "main")


def test_closed_part_costs_one_query_more(client, review, django_assert_num_queries):
    client.get(url(review, "part", "str"))

    with django_assert_num_queries(2):
        client.get(url(review, "part", "str"))
