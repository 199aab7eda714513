"""The page of the queue: for who reads reviews, by its address alone, at a constant cost."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from factories.people import signed_in
from factories.queued import queued
from factories.reviews import make_staff
from pages import attributes, elements, says

from readiness.models import Review, User
from readiness.queries.queue import paging

pytestmark = pytest.mark.django_db
FIRM = "Merbau Foods"


@pytest.fixture
def me(catalogue) -> User:
    return make_staff("advisor")


@pytest.fixture
def page(me):
    """Open the queue as somebody, an advisor unless stated."""

    def get(query="", by=me, **given):
        return signed_in(by).get(f"{reverse('queue')}?{query}", **given)

    return get


def firms(page) -> list[str]:
    return [says(each) for each in elements(page, class_="firm")]


def told(page) -> list[str]:
    """What the page says once, above everything."""
    return [says(each) for each in elements(page) if "alert" in attributes(each).get("class", "")]


def options(page, name: str) -> list[str]:
    (select,) = [each for each in elements(page, name=name) if each.name == "select"]
    return [attributes(each).get("value", "") for each in elements(select) if "selected" in attributes(each)]


def test_stranger_is_asked_to_sign_in(client, version):
    queued(firm=FIRM)

    response = client.get(reverse("queue"))

    assert (response.status_code, response["Location"]) == (302, f"{reverse('account_login')}?next=/workbench/queue")


@pytest.mark.parametrize("role", ["catalogue editor", "administrator"])
def test_staff_who_may_not_read_reviews_is_refused_and_sees_no_firm(page, role):
    queued(firm=FIRM)

    response = page(by=make_staff(role))

    assert response.status_code == 403
    assert "Only advisors and auditors can read reviews." in says(response)
    assert FIRM not in response.content.decode()


ACTIONS = ("queue_next", "queue_take", "queue_assign", "queue_view_save")


@pytest.mark.parametrize(
    ("role", "actions"),
    [("advisor", [0, 1, 3]), ("lead advisor", [0, 1, 2, 3]), ("auditor", [])],
)
def test_each_reader_is_offered_what_they_may_do(page, role, actions):
    queued(firm=FIRM)

    response = page("level=0", by=make_staff(role))

    places = {attributes(each).get(name) for each in elements(response) for name in ("action", "formaction")}
    assert firms(response) == [FIRM]
    assert [place for place, name in enumerate(ACTIONS) if reverse(name) in places] == actions
    assert bool(elements(response, name="pick")) == bool(actions)
    assert "no-store" in response["Cache-Control"]


def test_withdrawn_reviews_never_show(page, me):
    queued(firm=FIRM, status="withdrawn", level=3, tags=["flag:reply"])

    for query in ("", "status=any", "status=withdrawn", "q=merbau&status=any", "level=3", "flag=reply"):
        response = page(query)
        assert (response.status_code, FIRM in response.content.decode()) == (200, False)


def test_row_leads_to_the_review_and_tells_where_it_stands(page, me):
    waiting = queued(firm=FIRM, level=2, could_be=4, tags=["sector:retail", "size:10-24", "flag:reply"])
    queued(firm="", by=me, due_in=200)
    queued(firm="Done", by=me, status="done", due_in=300, level=3, could_be=3)

    response = page("status=any")

    assert firms(response) == [FIRM, "A firm that gave no name", "Done"]
    first, second, third = [says(each) for each in elements(response) if each.name == "tr"][1:]
    assert f"Retail · 10 to 24 · no. {waiting.pk}" in first
    assert "2 to 4 New Reply received" in first
    assert "Take : Merbau Foods" in first
    assert f"none yet In review None A1 {me}" in second
    assert f"finished {timezone.localdate():%-d %b %Y}" in third
    assert elements(response, formaction=reverse("review_take", args=[waiting.pk]))


def test_address_says_what_is_shown_and_the_form_shows_it_again(page):
    queued(firm=FIRM, level=2, tags=["gate:G4"])
    queued(firm="Other", level=2)
    queued(firm="Merbau Two", level=3, tags=["gate:G4"])

    response = page("q=MERBAU&level=2&gate=G4&sort=-level")

    assert firms(response) == [FIRM]
    assert [options(response, name) for name in ("level", "gate", "sort", "status")] == [["2"], ["G4"], ["-level"], []]
    (search,) = elements(response, name="q")
    assert attributes(search)["value"] == "MERBAU"


def test_address_that_asks_for_the_unknown_says_so_and_shows_the_rest(page):
    queued(firm=FIRM)

    response = page("flag=gone&level=0")

    assert firms(response) == [FIRM]
    assert "The address asks for something that the queue does not know. It was left out." in says(response)


@pytest.mark.parametrize("place", ["after=x", "before=%00", "after=%C3%A9:abc"])
def test_place_that_cannot_be_found_says_so_and_shows_the_first_page(page, place):
    queued(firm=FIRM)

    response = page(place)

    assert (response.status_code, firms(response)) == (200, [FIRM])
    assert "This page of the list cannot be found. Here is the first one." in says(response)


def test_place_of_another_order_says_so(page, monkeypatch):
    monkeypatch.setattr(paging, "A_PAGE", 1)
    for name in ("A", "B"):
        queued(firm=name)
    (following,) = elements(page("sort=firm"), rel="next")

    response = page(attributes(following)["href"].partition("?")[2].replace("sort=firm&", ""))

    assert "This page of the list cannot be found." in says(response)


def test_pages_lead_on_and_back_and_keep_what_was_asked(page, monkeypatch):
    monkeypatch.setattr(paging, "A_PAGE", 2)
    for place in range(5):
        queued(firm=f"Firm {place}", level=3)
    queued(firm="Other", level=1)
    seen, response = [], page("level=3&sort=firm")

    while following := elements(response, rel="next"):
        seen.append(firms(response))
        response = page(attributes(following[0])["href"].partition("?")[2])
    last = firms(response)
    (back,) = elements(response, rel="prev")

    assert (seen, last) == ([["Firm 0", "Firm 1"], ["Firm 2", "Firm 3"]], ["Firm 4"])
    assert "5 to 5 of 5" in says(response)
    assert firms(page(attributes(back)["href"].partition("?")[2])) == ["Firm 2", "Firm 3"]


@pytest.mark.parametrize(
    ("query", "says_"),
    [
        ("", "Nothing is open: no firm waits for an advisor."),
        ("level=2", "No review fits all of this."),
        ("q=%3Cscript%3E", "No review fits all of this."),
    ],
)
def test_empty_queue_says_why_and_what_to_do(page, query, says_):
    response = page(query)

    assert says_ in says(response)
    assert bool(elements(response, href=f"{reverse('queue')}?level=2&status=any")) is False
    assert "<script>" not in response.content.decode().partition("<main")[2]


def test_nothing_open_that_fits_leads_to_what_is_finished(page, me):
    queued(firm=FIRM, by=me, status="done", level=2)

    (link,) = [each for each in elements(page("level=2")) if says(each) == "Look among finished ones too"][-1:]

    assert firms(page(attributes(link)["href"].partition("?")[2])) == [FIRM]


def test_page_whose_reviews_have_moved_on_leads_back(page, monkeypatch):
    monkeypatch.setattr(paging, "A_PAGE", 1)
    queued(firm="A"), queued(firm="B", due_in=200)
    (following,) = elements(page(), rel="next")
    Review.objects.filter(firm="B").delete()

    response = page(attributes(following)["href"].partition("?")[2])

    assert "The reviews of this page have moved on meanwhile." in says(response)


@pytest.mark.parametrize(
    ("role", "query", "queries"),
    [
        ("advisor", "", 15),
        ("lead advisor", "flag=reply&sort=-level", 15),
        ("advisor", "status=any&q=firm", 16),  # what is open and what is finished have an index each
        ("auditor", "", 14),
    ],
)
@pytest.mark.parametrize("count", [1, 30])
def test_page_costs_the_same_queries_for_one_and_many(me, django_assert_num_queries, count, role, query, queries):
    people = [make_staff("advisor") for _each in range(3)]
    for place in range(count):
        queued(by=people[place % 3], firm=f"Firm {place}", tags=["flag:reply", "sector:retail"])
    client, address = signed_in(make_staff(role)), f"{reverse('queue')}?{query}"
    client.get(address)

    told = 3 * (connection.vendor == "postgresql")  # to use indexes, and to keep the plan of the counts, and no other
    with django_assert_num_queries(queries + told):
        response = client.get(address)

    assert len(firms(response)) == min(count, paging.A_PAGE)


def test_names_are_shown_as_text(page, me):
    queued(firm="<b>Bold & Sons</b>")
    User.objects.filter(pk=me.pk).update(name="<i>Me</i>")
    queued(by=User.objects.get(pk=me.pk), firm="x")

    response = page()

    assert "<b>Bold" not in response.content.decode()
    assert "<i>Me" not in response.content.decode()
    assert "<b>Bold & Sons</b>" in firms(response)
