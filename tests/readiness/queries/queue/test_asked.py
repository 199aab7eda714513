"""What an address asks for, and what becomes of what it cannot ask."""

import pytest
from django.db.models import Q
from factories.queued import asking

from readiness.models import QuestionnaireVersion, User
from readiness.models.review import OPEN
from readiness.queries.queue import filters
from readiness.queries.queue.filters import FILTERS, register_filter
from readiness.queries.queue.scopes import known_in_order, scopes_of
from readiness.queries.queue.vocabulary import vocabulary

pytestmark = pytest.mark.django_db
REPLIED = Q(tags__has_all=["flag:reply"])


def test_address_is_told_in_the_same_words_whatever_its_order(words):
    asked = asking("sort=new&assignee=me&q=%20tan%20ah&status=done&level=", words)

    assert asked.query == "q=tan+ah&status=done&assignee=me&sort=new"
    assert asking(asked.query, words) == asked
    assert asked.left_out == ()


@pytest.mark.parametrize(
    ("query", "left_out", "kept"),
    [
        ("flag=gone", ("flag",), ""),
        ("status=withdrawn&level=2", ("status",), "level=2"),
        ("level=6&sort=size", ("level", "sort"), ""),
        ("assignee=0&age=%00late", ("assignee", "age"), ""),
        ("sector=%C3%A9", ("sector",), ""),
        ("unheard=of&after=x", (), ""),
    ],
)
def test_what_the_queue_does_not_know_is_left_out_and_told(words, query, left_out, kept):
    asked = asking(query, words)

    assert (asked.left_out, asked.query) == (left_out, kept)


def test_of_several_values_the_last_one_counts(words):
    assert asking("level=2&level=3", words).query == "level=3"


def test_changed_sets_and_gives_up_values(words):
    asked = asking("q=tan&level=2&sort=firm", words)

    assert asked.changed(status="any", level="").query == "q=tan&status=any&sort=firm"


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("flag=reply", {"flag": REPLIED}),
        ("flag=reply&assignee=me", {"flag": REPLIED, "assignee": Q(assignee=7)}),
        ("flag=reply&assignee=nobody", {"assignee": Q(assignee=None) & REPLIED}),
        ("flag=reply&status=done", {}),  # finished ones with a flag have no index in the order in which they were due
        ("flag=reply&assignee=me&status=done", {"assignee": Q(assignee=7)}),
        ("flag=decides&assignee=me", {"assignee": Q(assignee=7)}),
        ("flag=decides&assignee=nobody", {}),
        ("flag=wide", {}),
    ],
)
def test_indexes_of_the_usual_order_know_whose_it_is_and_some_flags(words, query, known):
    assert known_in_order(asking(query, words).values, User(pk=7)) == known


@pytest.mark.parametrize(
    ("query", "scopes"),
    [
        ("", [Q(status__in=OPEN)]),
        ("status=any", [Q(status__in=OPEN), Q(status="done")]),
        ("status=any&assignee=nobody", [Q(status="waiting")]),
        ("assignee=nobody&level=2", [Q(status="waiting") & Q(level=2)]),
        ("status=done&assignee=nobody", []),
        ("status=any&age=late", [Q(status__in=OPEN)]),
        ("status=clarification&age=due", []),
        ("status=in_review&age=due", [Q(status="in_review")]),
        ("status=done&age=5", [Q(status="done")]),
    ],
)
def test_where_nothing_can_be_nobody_looks(words, query, scopes):
    assert list(scopes_of(asking(query, words).values)) == scopes


def test_without_a_questionnaire_there_is_nothing_to_choose(db):
    assert not QuestionnaireVersion.objects.exists()
    assert vocabulary().choices == {name: {} for name in FILTERS}
    assert asking("level=2").left_out == ("level",)


@pytest.mark.parametrize("given", [{}, {"tag": "x", "asks": lambda value, person: None}])
def test_filter_needs_one_way_to_ask(monkeypatch, given):
    monkeypatch.setattr(filters, "FILTERS", {})

    with pytest.raises(ValueError, match="The queue’s filter x needs either a tag or a way to ask"):
        register_filter("x", label="X", choices=lambda words: [], **given)


def test_filter_that_reads_its_values_names_none_of_them(monkeypatch):
    monkeypatch.setattr(filters, "FILTERS", {})

    with pytest.raises(ValueError, match="The queue’s filter x reads its values"):
        register_filter("x", label="X", choices=lambda words: [], tag="x", reads=True, shown={"a": filters.Look("q")})


def test_every_filter_offers_something(catalogue):
    assert [name for name, values in vocabulary().choices.items() if not values] == []
    assert list(FILTERS) == [
        *("status", "sector", "level", "flag", "assignee", "age", "below", "gate", "size", "goal", "mode"),
        *("program", "lock_in"),
    ]
