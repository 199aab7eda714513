"""A row of the queue in words."""

from datetime import timedelta

import pytest
from django.utils import timezone
from factories.queued import first_page, queued

from readiness.queries.queue.rows import initials, rows_of
from readiness.queries.queue.vocabulary import vocabulary

pytestmark = pytest.mark.django_db


def row(me, **given):
    queued(**given)
    (found,) = rows_of(first_page("status=any", me).reviews, vocabulary())
    return found


def told(found):
    return [(tag.name, tag.look.tone) for tag in found.tags]


def test_row_tells_trade_and_size_and_how_long_the_firm_waits(me):
    found = row(me, tags=["sector:retail", "size:10-24"], asked_at=timezone.now() - timedelta(days=3, hours=5))

    assert (found.about, found.waiting) == (f"Retail · 10 to 24 · no.\xa0{found.number}", "3\xa0days")
    assert (found.waits, found.initials) == (True, "")


def test_row_tells_what_is_rarer_first_and_how_much_it_leaves_out(catalogue, me):
    flags = [f"flag:{name}" for name in ("sensitive", "borderline", "reply")]

    found = row(me, tags=[*flags, "gate:G4", "gate:G1", "lock_in:high", "lock_in:now_high", "goal:energy"])

    assert told(found) == [("Reply received", "brand"), ("Borderline", "warn"), ("Sensitive data", "stop")]
    assert found.more == "and 3 more"


def test_row_names_a_gate_and_a_lock_in_with_what_they_are(catalogue, me):
    gate = vocabulary().choices["gate"]["G4"]

    assert told(row(me, tags=["gate:G4", "lock_in:very_high"])) == [
        ("Lock-in: very high after the plan", "stop"),
        (f"Gate: {gate}", "stop"),
    ]


def test_row_shows_a_label_of_older_days_as_it_is(me):
    found = row(me, tags=["gate:G99", "sector:old", "flag:gone"])

    assert (told(found), found.more, found.about) == ([("Gate: G99", "stop")], "", f"old · no.\xa0{found.number}")


@pytest.mark.parametrize(("level", "could_be", "told"), [(2, 4, 4), (2, 2, 0), (0, 0, 0)])
def test_row_is_a_range_where_an_unknown_could_lift_it(me, level, could_be, told):
    found = row(me, level=level, could_be=could_be)

    assert (found.level, found.could_be) == (level, told)


@pytest.mark.parametrize(("name", "told"), [("Tan", ("Tan", "Tan")), ("", ("A firm that gave no name", None))])
def test_row_of_a_firm_without_a_name_is_called_by_its_number(me, name, told):
    found = row(me, firm=name)

    assert (found.firm, found.called) == (told[0], told[1] or found.number)


def test_row_of_somebodys_tells_whose_it_is(me):
    found = row(me, by=me)

    assert (found.whose, found.initials, found.waits) == (str(me), "A1", False)


@pytest.mark.parametrize(
    ("name", "letters"), [("Tan Ah Kow", "TA"), ("me@example.test", "M"), ("  li  wei ", "LW"), ("", "")]
)
def test_initials_are_of_the_first_two_words(name, letters):
    assert initials(name) == letters


def test_rows_cost_no_query_once_they_are_read(me, words, django_assert_num_queries):
    for _each in range(3):
        queued(by=me, tags=["sector:retail"])
    page = first_page("", me)

    with django_assert_num_queries(0):
        assert [each.whose for each in rows_of(page.reviews, words)] == [str(me)] * 3
