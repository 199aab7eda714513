"""Views: everybody's, a person's own, and what others share."""

import pytest
from factories.queued import asking, queued
from factories.reviews import make_staff

from readiness.models import SavedView
from readiness.queries.queue import views
from readiness.queries.queue.page import queue_page
from readiness.queries.queue.views import EVERYBODYS, views_for

pytestmark = pytest.mark.django_db


def saved(owner, name, query="level=2", *, is_shared=False):
    return SavedView.objects.create(owner=owner, name=name, query=query, is_shared=is_shared)


def names(person, words):
    return [each.name for each in views_for(person, words) if each.saved]


def test_everybodys_views_come_first_and_mean_what_they_say(me, words):
    found = views_for(me, words)

    assert [(each.name, each.query) for each in found] == [(str(name), query) for name, query in EVERYBODYS]
    assert [each.asked.left_out for each in found] == [()] * len(EVERYBODYS)


def test_who_does_not_review_has_no_view_of_their_own_reviews(words):
    assert "Mine" not in [each.name for each in views_for(make_staff("auditor"), words)]


def test_own_views_come_before_shared_ones_and_others_are_not_seen(me, words):
    other = make_staff("advisor")
    saved(other, "A shared", is_shared=True)
    saved(other, "B private")
    saved(me, "Z private")
    saved(me, "Y shared", is_shared=True)

    assert names(me, words) == ["Y shared", "Z private", "A shared"]
    assert [each.is_own for each in views_for(me, words) if each.saved] == [True, True, False]
    assert names(other, words) == ["A shared", "B private", "Y shared"]


def test_own_views_are_there_however_many_others_share(me, words, monkeypatch):
    monkeypatch.setattr(views, "MOST", 3)
    other = make_staff("advisor")
    for number in range(40):
        saved(other, f"A {number:02}", is_shared=True)
    saved(me, "Z")

    assert names(me, words) == ["Z", "A 00", "A 01"]


@pytest.mark.parametrize("count", [1, 3])
def test_views_cost_one_query(me, words, django_assert_num_queries, count):
    for number in range(count):
        saved(make_staff("advisor"), f"{number}", is_shared=True)

    with django_assert_num_queries(3):  # with the permissions of a person
        assert [str(each.saved.owner) for each in views_for(me, words) if each.saved]


def test_saved_view_of_what_is_no_longer_known_leads_where_that_is_told(me, words):
    """Not to a list that has more in it than its name says."""
    view = saved(me, "Of somebody who left", "assignee=999999")

    page = queue_page(asking("", words), None, me, words)

    assert [tab.view.query for tab in page.tabs if tab.view.saved == view] == ["assignee=999999"]
    assert [tab.view.name for tab in page.tabs if tab.is_current] == ["All open"]


def test_tabs_count_everybodys_views_and_the_saved_one_that_is_open(me, words):
    saved(me, "Low", "level=1")
    saved(me, "High", "level=5")
    for level in (1, 1, 5):
        queued(level=level)
    queued(by=me, tags=["flag:reply"])

    page = queue_page(asking("level=1", words), None, me, words)

    assert {tab.view.name: tab.count for tab in page.tabs} == {
        **{"All open": "4", "Mine": "1", "Unassigned": "3", "Reply received": "1", "Unknown decides": "0"},
        **{"Disputed": "0", "Finished": "0", "High": "", "Low": "2"},
    }
    assert (page.current.view.name, page.count) == ("Low", "2")
