"""What an address asks for, and what becomes of what it cannot ask."""

import pytest
from django.db.models import Q
from factories.queued import asking

from readiness.models import QuestionnaireVersion, User
from readiness.queries.queue import filters
from readiness.queries.queue.filters import FILTERS, register_filter
from readiness.queries.queue.own_filters import narrowed
from readiness.queries.queue.vocabulary import vocabulary

pytestmark = pytest.mark.django_db


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
    ("query", "narrower"),
    [
        ("flag=reply", Q(tags__has_all=["flag:reply"])),
        ("assignee=me", Q(assignee=7)),
        ("assignee=me&flag=reply&status=done", Q(assignee=7)),
        ("flag=reply&status=done", Q()),  # finished ones with a flag have no index in the order in which they were due
        ("flag=reply&assignee=nobody", Q(assignee=None) & Q(tags__has_all=["flag:reply"])),
        ("flag=decides&assignee=nobody", Q()),
        ("status=waiting&assignee=nobody", Q()),
        ("status=done&assignee=nobody", Q(assignee=None)),
        ("flag=wide", Q()),
    ],
)
def test_where_to_look_is_narrowed_by_what_an_index_knows(words, query, narrower):
    assert narrowed(asking(query, words).values, User(pk=7)) == narrower


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
