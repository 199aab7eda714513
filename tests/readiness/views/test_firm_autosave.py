"""The page of the firm saves by itself, and two people may have it open."""

import json

import pytest
from django.urls import reverse
from django.utils.timezone import localtime
from factories import PROFILE, a_submission
from pages import attribute, elements, says

from readiness.models import Organisation, Submission

from .tabs import FirmTab

pytestmark = pytest.mark.django_db
FIRM = {"name": "Angsana Bakery (sample)", "activity": "Bakes bread", "uen": "00192200M"}


@pytest.fixture
def submission(version) -> Submission:
    return a_submission(firm=FIRM)


@pytest.fixture
def tab(client, submission):
    return lambda: FirmTab(client, submission)


def profile() -> dict:
    return Submission.objects.get().profile


def test_autosave_saves_and_answers_with_fragments_only(tab):
    response = tab().change(sector="retail")

    assert response.status_code == 200
    assert profile() == PROFILE | {"sector": "retail"}
    assert "<html" not in response.content.decode()
    swapped = elements(response, **{"hx-swap-oob": "true"})
    assert [dict(each.attributes)["id"] for each in swapped] == ["saved", "shown", "uen-warning", "news"]


def test_autosave_says_when_it_saved(tab):
    response = tab().change(sector="retail")

    saved_at = localtime(Submission.objects.get().changed_at)
    assert says(response, "saved") == (
        f"Saved {saved_at:%H:%M} Not saved yet, trying again Not saved: this link no longer opens the check, "
        "or the page is too old. Copy what you typed, then open your newest link."
    )


def test_autosave_gives_the_page_what_it_shows_now(tab):
    it = tab()

    it.change(union="yes")

    shown = {name: value for name, value in json.loads(it.shown).items() if value is not None}
    assert shown == PROFILE | FIRM | {"union": "yes", "*page": shown["*page"]}


def test_page_whose_answer_was_lost_is_told_of_nobody_else(tab):
    it = tab()
    shown = it.shown
    it.change(sector="retail")
    it.shown = shown

    response = it.change(sector="education")

    assert (profile()["sector"], says(response, "news")) == ("education", "")


def test_name_goes_back_to_what_it_was_though_the_answer_to_another_one_was_lost(tab):
    it = tab()
    shown, before = it.shown, it.fields["name"]
    it.change(name="Angsana Cakes (sample)")
    it.shown = shown

    it.change(name=before)

    assert Organisation.objects.get().name == before


@pytest.mark.parametrize("name", ["\0", "x" * 32, "0" * 5_000, "0" * 32 + "\n", 7, None])
def test_page_that_gives_itself_a_strange_name_has_none(tab, name):
    it = tab()
    it.shown = json.dumps(json.loads(it.shown) | {"*page": name})

    it.change(sector="retail")

    assert set(Submission.objects.get().saved_from.values()) == {""}


def test_autosave_of_an_incomplete_page_keeps_what_is_right(client, version):
    submission = a_submission(profile={})

    response = client.post(
        reverse("firm", args=[submission.link]), {"sector": "retail"}, headers={"hx-request": "true"}
    )

    assert (response.status_code, profile()) == (200, {"sector": "retail"})


def test_autosave_warns_about_a_doubtful_uen(tab):
    response = tab().change(uen="00192200A")

    assert says(response, "uen-warning") == "The last letter does not fit this UEN. Please check it; you can go on."
    assert Organisation.objects.get().uen == "00192200A"


def test_autosave_warns_no_more_once_the_uen_is_right(tab):
    it = tab()
    it.change(uen="00192200A")

    assert says(it.change(uen="00192200M"), "uen-warning") == ""


def test_two_tabs_that_change_different_facts_keep_both(tab):
    mine, theirs = tab(), tab()

    theirs.change(sector="retail", name="Renamed (sample)")
    mine.change(headcount="5-9")

    assert profile() == PROFILE | {"sector": "retail", "headcount": "5-9"}
    assert Organisation.objects.get().name == "Renamed (sample)"


def test_two_tabs_keep_the_others_change_however_often_one_saves(tab):
    mine, theirs = tab(), tab()

    theirs.change(sector="retail", name="Renamed (sample)")
    mine.change(headcount="5-9")
    mine.change(regulated="yes")

    assert profile() == PROFILE | {"sector": "retail", "headcount": "5-9", "regulated": "yes"}
    assert Organisation.objects.get().name == "Renamed (sample)"


def test_two_tabs_tell_each_what_the_other_changed(tab):
    mine, theirs = tab(), tab()

    first = theirs.change(sector="retail")
    second = mine.change(headcount="5-9")

    assert says(first, "news") == ""
    assert says(second, "news") == (
        "Meanwhile somebody else changed: Trade. Reload the page to see it; their change is kept."
    )


def test_stale_page_without_javascript_tells_what_another_changed_on_the_next_page(tab, client, submission):
    mine, theirs = tab(), tab()

    theirs.change(sector="retail")
    response = client.post(mine.url, mine.fields | {"headcount": "5-9", "shown": mine.shown}, follow=True)

    assert profile() == PROFILE | {"sector": "retail", "headcount": "5-9"}
    assert says(response, "news").startswith("Meanwhile somebody else changed: Trade.")


def test_stale_page_with_a_mistake_keeps_the_others_change_once_it_is_mended(tab, client):
    mine, theirs = tab(), tab()

    theirs.change(sector="retail")
    refused = client.post(mine.url, mine.fields | {"headcount": "", "shown": mine.shown})
    mine.shown = attribute(refused, "shown", "value")
    client.post(mine.url, mine.fields | {"headcount": "5-9", "shown": mine.shown})

    assert refused.status_code == 422
    assert profile() == PROFILE | {"sector": "retail", "headcount": "5-9"}


def test_two_tabs_that_change_the_same_fact_let_the_later_stand(tab):
    mine, theirs = tab(), tab()

    theirs.change(sector="retail")
    mine.change(sector="tourism")

    assert profile()["sector"] == "tourism"


def test_autosave_costs_the_same_queries_however_much_is_stored(tab, django_assert_num_queries):
    it = tab()
    it.change(sector="retail")

    with django_assert_num_queries(8):
        it.change(sector="tourism")
