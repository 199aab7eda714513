"""Answering blind, handing in and giving back: nothing chosen is lost."""

import pytest
from django.urls import reverse
from django.utils import timezone
from factories import CODES, answers
from factories.people import signed_in
from factories.reviews import make_staff
from pages import elements, says
from second_looks import address, posted, taken

from readiness.models import Review, SecondReview
from readiness.models.review import Status
from readiness.services.reviews.moving import move

pytestmark = pytest.mark.django_db


def test_answers_are_kept_as_they_are_chosen(second, advisor):
    taken(second, advisor)
    client = signed_in(advisor)

    page = client.post(address(second), {"TEC4": "2", "DAT2": "unknown"}, headers={"HX-Request": "true"})

    second.refresh_from_db()
    assert second.responses == {"TEC4": 2, "DAT2": "unknown"}
    assert says(page, "saved").startswith("2 of 35 answered · kept")
    assert says(client.get(address(second)), "saved").startswith("2 of 35 answered · kept")


def test_keeping_for_later_does_not_hand_in(second, advisor):
    taken(second, advisor)

    page = signed_in(advisor).post(address(second), posted(answers(2)) | {"save": "1"})

    second.refresh_from_db()
    assert (page["Location"], second.handed_in_at, second.responses) == (address(second), None, answers(2))


def test_an_answer_that_does_not_exist_is_told_and_the_others_are_kept(second, advisor):
    taken(second, advisor)

    page = signed_in(advisor).post(address(second), {"TEC4": "6", "DAT2": "2", "save": "1"})

    second.refresh_from_db()
    assert (page.status_code, second.responses) == (422, {"DAT2": 2})
    assert "Choose one of the sentences below." in says(page, "tec4")


def test_handing_in_with_open_questions_names_them_and_keeps_the_rest(second, advisor):
    taken(second, advisor)
    given = {code: 2 for code in CODES if code not in ("DAT2", "TEC4")}

    page = signed_in(advisor).post(address(second), posted(given) | {"hand_in": "1"})

    second.refresh_from_db()
    assert (page.status_code, second.handed_in_at, second.responses) == (422, None, given)
    assert says(page, "errors").endswith("DAT2 TEC4")
    assert len(elements(page, href="#tec4")) == 1


def test_saving_after_the_firm_withdrew_is_refused(second, advisor):
    taken(second, advisor)
    move(second.conclusion.review, Status.WITHDRAWN, verb="withdraw", by=None, assignee=None, finished_at=None)

    page = signed_in(advisor).post(address(second), {"TEC4": "2"})

    second.refresh_from_db()
    assert (page.status_code, second.responses) == (403, {})


def test_saving_what_is_handed_in_leads_to_the_list_with_the_reason(second, advisor):
    taken(second, advisor, responses=answers(2), handed_in_at=timezone.now())
    client = signed_in(advisor)

    swapped = client.post(address(second), {"TEC4": "5"}, headers={"HX-Request": "true"})
    page = client.get(reverse("second_reviews"))

    second.refresh_from_db()
    assert (swapped["HX-Redirect"], second.responses["TEC4"]) == (reverse("second_reviews"), 2)
    assert "stays as it is" in says(page, "news")


def test_giving_back_frees_it_without_answers(second, advisor):
    taken(second, advisor, responses={"TEC4": 2})

    page = signed_in(advisor).post(reverse("second_give_back", args=[second.pk]))

    second.refresh_from_db()
    assert (page["Location"], second.by, second.responses) == (reverse("second_reviews"), None, {})


@pytest.mark.parametrize(("role", "status", "is_freed"), [("lead advisor", 302, True), ("advisor", 403, False)])
def test_only_a_lead_gives_back_what_is_anothers(second, advisor, role, status, is_freed):
    taken(second, advisor)

    page = signed_in(make_staff(role)).post(reverse("second_give_back", args=[second.pk]))

    second.refresh_from_db()
    assert (page.status_code, second.by is None) == (status, is_freed)


def test_reading_changes_nothing(second, advisor):
    taken(second, advisor)
    before = SecondReview.objects.values().get(), Review.objects.values().get()
    client = signed_in(advisor)

    for name, arguments in (("second_reviews", []), ("second_review", [second.pk])):
        client.get(reverse(name, args=arguments))
        client.head(reverse(name, args=arguments))

    assert (SecondReview.objects.values().get(), Review.objects.values().get()) == before
    assert client.get(reverse("second_take", args=[second.pk])).status_code == 405
