"""Views of the queue under a name: saved from the page, renamed, shared and deleted by their owners only."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from factories.people import signed_in
from factories.reviews import make_staff
from pages import attribute, attributes, elements, says

from readiness.models import SavedView, User

pytestmark = pytest.mark.django_db
CLASH = "You have a view called “Low” already. Choose another name."


@pytest.fixture
def me(version) -> User:
    return make_staff("advisor")


@pytest.fixture
def view(me) -> SavedView:
    return SavedView.objects.create(owner=me, name="Low", query="level=1&sort=firm")


def post(by: User, name: str, view: SavedView | None = None, /, **data):
    return signed_in(by).post(reverse(name, args=[view.pk] if view else []), data)


def stored() -> list[tuple]:
    return list(SavedView.objects.values_list("name", "query", "is_shared"))


def tabs(page) -> list[str]:
    (bar,) = elements(page, class_="views")
    return [says(each) for each in elements(bar) if each.name == "a"]


def test_what_the_queue_shows_is_saved_under_a_name_and_found_above_it(me):
    client = signed_in(me)
    page = client.get(reverse("queue"), {"level": "1", "sort": "firm"})
    query = attribute(page, "id_view_query", "value")

    response = client.post(reverse("queue_view_save"), {"name": " Low  ", "query": query, "is_shared": "on"})
    after = client.get(response["Location"])

    assert response["Location"] == f"{reverse('queue')}?level=1&sort=firm"
    assert stored() == [("Low", "level=1&sort=firm", True)]
    assert "Saved. You find it above the list." in says(after)
    (tab,) = elements(after, **{"aria-current": "page"}, href=f"{reverse('queue')}?level=1&sort=firm")
    assert says(tab) == "Low 0"
    assert elements(after, action=reverse("queue_view_save")) == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": ""}, "Give the view a short name."),
        ({"name": "  "}, "Give the view a short name."),
        ({"name": "Low"}, CLASH),
        ({"name": "x" * 41}, "Ensure this value has at most 40 characters"),
        ({"name": "New", "query": "q=" + "x" * 500}, "These filters are too long to be saved."),
    ],
)
def test_view_that_cannot_be_saved_says_why_and_keeps_what_was_typed(me, view, given, sentence):
    page = post(me, "queue_view_save", **{"query": "level=2", "is_shared": "on"} | given)

    assert (page.status_code, sentence in says(page)) == (422, True)
    assert attribute(page, "id_view_name", "value") in (given["name"], None)
    assert "checked" in attributes(elements(page, id="id_view_is_shared")[0])
    assert len(stored()) == 1


def test_owner_renames_and_shares(me, view):
    response = post(me, "queue_view", view, name="Lowest", is_shared="on", query="level=5")

    assert (response.status_code, response["Location"]) == (302, f"{reverse('queue')}?level=1&sort=firm")
    assert stored() == [("Lowest", "level=1&sort=firm", True)]
    other = make_staff("advisor")
    assert "Lowest" in tabs(signed_in(other).get(reverse("queue")))


def test_rename_to_a_name_that_is_taken_is_told_and_the_view_keeps_its_name(me, view):
    other = SavedView.objects.create(owner=me, name="High", query="level=5")

    page = post(me, "queue_view", other, name="Low")

    assert (page.status_code, CLASH in says(page)) == (422, True)
    assert [says(each) for each in elements(page) if each.name == "h1"] == ["High"]
    assert attribute(page, "id_view_name", "value") == "Low"
    assert stored() == [("High", "level=5", False), ("Low", "level=1&sort=firm", False)]


def test_form_of_a_view_shows_what_is_stored(me, view):
    page = signed_in(me).get(reverse("queue_view", args=[view.pk]))

    assert (page.status_code, attribute(page, "id_view_name", "value")) == (200, "Low")
    assert elements(page, action=reverse("queue_view_delete", args=[view.pk]))


def test_owner_deletes(me, view):
    response = post(me, "queue_view_delete", view)

    assert (response.status_code, response["Location"], stored()) == (302, reverse("queue"), [])
    assert [str(each) for each in get_messages(response.wsgi_request)] == [
        "The view “Low” is deleted. No review was changed."
    ]


@pytest.mark.parametrize("is_shared", [True, False])
def test_nobody_else_changes_or_deletes_it_shared_or_not(view, is_shared):
    SavedView.objects.update(is_shared=is_shared)
    before, lead = stored(), make_staff("lead advisor")

    answered = [
        signed_in(lead).get(reverse("queue_view", args=[view.pk])),
        post(lead, "queue_view", view, name="Mine now"),
        post(lead, "queue_view_delete", view),
    ]

    assert ([each.status_code for each in answered], stored()) == ([404] * 3, before)
    assert ("Low" in tabs(signed_in(lead).get(reverse("queue")))) == is_shared


def test_auditor_keeps_no_views(view):
    auditor = make_staff("auditor")

    assert post(auditor, "queue_view_save", name="x").status_code == 403
    assert "Save this view" not in says(signed_in(auditor).get(reverse("queue"), {"level": "2"}))


def test_owner_can_reach_the_form_of_a_view_from_its_tab(me, view):
    SavedView.objects.update(is_shared=True)
    address, form = f"{reverse('queue')}?{view.query}", reverse("queue_view", args=[view.pk])

    shown = [bool(elements(signed_in(by).get(address), href=form)) for by in (me, make_staff("advisor"))]

    assert shown == [True, False]
